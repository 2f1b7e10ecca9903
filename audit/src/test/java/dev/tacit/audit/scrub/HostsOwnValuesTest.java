package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.audit.scrub.Shop.Bag;
import dev.tacit.audit.scrub.Shop.Customer;
import dev.tacit.audit.scrub.Shop.Envelope;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes of the host's that are also a type of the JDK's which is shown in a way of its own. */
class HostsOwnValuesTest {
    private final Scrubber labels = Scrubber.withLabels(Shop.schemas());

    private record PersonRef(@PersonName String name) implements Text {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Is a text that quotes an object. */
    private record Greeting(Object of) implements Text {
        @Override
        public String toString() {
            return "Dear " + of;
        }
    }

    private interface Text extends CharSequence {
        @Override
        default int length() {
            return toString().length();
        }

        @Override
        default char charAt(int index) {
            return toString().charAt(index);
        }

        @Override
        default CharSequence subSequence(int start, int end) {
            return toString().substring(start, end);
        }
    }

    private record Contact(
            @PersonName String getKey, @EmailAddress String getValue) implements Map.Entry<String, String> {
        @Override
        public String setValue(String value) {
            throw new UnsupportedOperationException();
        }
    }

    /** Its parts are made of what it holds. */
    private record Quoting(Customer of) implements Map.Entry<String, String> {
        @Override
        public String getKey() {
            return "customer";
        }

        @Override
        public String getValue() {
            return of.toString();
        }

        @Override
        public String setValue(String value) {
            throw new UnsupportedOperationException();
        }
    }

    /** Its elements are made of what it holds. */
    private static final class Team extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        @PersonName
        private final String lead = "Ann Example";

        @Override
        public Iterator<String> iterator() {
            return List.of("led by " + lead).iterator();
        }
    }

    /** Its own text says more than its elements. */
    private static final class Cart extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Object owner = new Customer("Dr", "Ann Example");

        @Override
        public String toString() {
            return "cart of " + owner;
        }
    }

    private record Each(Object parts) implements Iterable<Object> {
        @Override
        public Iterator<Object> iterator() {
            return List.of(parts).iterator();
        }

        @Override
        public String toString() {
            return "each of " + parts;
        }
    }

    /** A constant that holds an object. */
    private enum Desk {
        FRONT(new Customer("Dr", "Ann Example")),
        BACK(null) {
            @SuppressWarnings({"unused", "ImmutableEnumChecker"})
            private final Customer own = new Customer("Dr", "Ann Example");

            @Override
            public String toString() {
                return "desk of " + own;
            }
        };

        @SuppressWarnings("ImmutableEnumChecker")
        private final @Nullable Object of;

        Desk(@Nullable Object of) {
            this.of = of;
        }

        @Override
        public String toString() {
            return "desk of " + of;
        }
    }

    private record Seat(Desk desk) {}

    private static final class Weak {
        private final WeakReference<?> to;

        Weak(Object to) {
            this.to = new WeakReference<>(to);
        }

        @Override
        public String toString() {
            return "weak " + to.get();
        }
    }

    static final Customer ANN = new Customer("Dr", "Ann Example");

    static Stream<Object> holders() {
        return Stream.of(
                        new PersonRef("Ann Example"),
                        new Greeting(ANN),
                        new Contact("Ann Example", "ann@x.org"),
                        new Quoting(ANN),
                        new Team(),
                        new Cart(),
                        new Each(ANN),
                        Desk.FRONT,
                        Desk.BACK,
                        new Seat(Desk.FRONT),
                        new Seat(Desk.BACK),
                        new Weak(ANN),
                        new WeakReference<>(ANN),
                        new Envelope(new SoftReference<>(ANN)),
                        new Quote(new AtomicStampedReference<>(ANN, 1)),
                        new Quote(new AtomicMarkableReference<>(ANN, true)),
                        new Quote(new AtomicReference<>(ANN)))
                .flatMap(value -> Stream.of(value, new Quote(value), List.of(value), new Bag(List.of(value))));
    }

    /** Shows what it holds, whatever that is. */
    private record Quote(Object of) {
        @Override
        public String toString() {
            Object held = of;
            if (of instanceof AtomicStampedReference<?> stamped) {
                held = stamped.getReference();
            } else if (of instanceof AtomicMarkableReference<?> marked) {
                held = marked.getReference();
            }
            return "quote of " + held;
        }
    }

    @ParameterizedTest
    @MethodSource("holders")
    void classifiedObject_isHiddenWhateverElseItIs(Object holder) {
        assertThat(String.valueOf(labels.value(holder))).doesNotContain("Ann", "ann@x.org");
        assertThat(String.valueOf(labels.named("k", holder))).doesNotContain("Ann", "ann@x.org");
    }

    @Test
    void classifiedTextOrEntry_isShownByItsMembers() {
        assertThat(labels.value(new PersonRef("Ann Example"))).isEqualTo("PersonRef[name=<name>]");
        assertThat(labels.value(new Contact("Ann Example", "ann@x.org")))
                .isEqualTo("Contact[getKey=<name>, getValue=<email>]");
    }

    @Test
    void textOrEntryThatHoldsNothingClassified_isShownAsWhatItIs() {
        assertThat(labels.value(new Greeting("ann@x.org"))).isEqualTo("Dear <email>");
        assertThat(labels.value(Map.entry("customerName", "Ann Example"))).isEqualTo("customerName=<name>");
        assertThat(labels.value(new Weak("x"))).isEqualTo("weak x");
        assertThat(labels.value(new WeakReference<>(7))).isEqualTo("[7]");
    }

    @Test
    void exceptionOfTheJdk_isNotShownByTheTextOfAClassifiedCause() {
        Shop.OrderException cause = new Shop.OrderException("Ann Example");
        assertThat(String.valueOf(labels.value(new IllegalStateException(cause))))
                .doesNotContain("Ann");
        IllegalStateException outer = new IllegalStateException("closing");
        outer.addSuppressed(cause);
        assertThat(String.valueOf(labels.value(new Quote(outer)))).doesNotContain("Ann");
    }
}
