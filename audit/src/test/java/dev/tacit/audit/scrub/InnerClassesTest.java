package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.PersonName;
import dev.tacit.audit.scrub.Shop.Customer;
import dev.tacit.audit.scrub.Shop.Envelope;
import dev.tacit.audit.scrub.Shop.Service;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler puts into inner, local and anonymous classes counts as held. */
class InnerClassesTest {
    private final Scrubber labels = Scrubber.withLabels(Shop.schemas());

    /** A classified object with an inner class. */
    private static final class Account {
        @PersonName
        private final String name = "Ann Example";

        private final class Key {
            @Override
            public String toString() {
                return "key 7 of " + name;
            }

            private final class Tooth {
                @Override
                public String toString() {
                    return "tooth of " + Key.this;
                }
            }
        }
    }

    /** Nothing of it is classified, but a variable that one of its constants holds. */
    private static final class Desk {
        private final Customer customer = new Customer("Dr", "Ann Example");

        private final class Drawer {
            @Override
            public String toString() {
                return "drawer of " + customer;
            }
        }
    }

    private interface Job extends Supplier<Object>, Serializable {}

    static Stream<Object> holders() {
        Account account = new Account();
        Customer ann = new Customer("Dr", "Ann Example");
        Object[] pair = {ann};
        class Local {
            @Override
            public String toString() {
                return "local " + ann;
            }
        }
        Runnable job = new Runnable() {
            @Override
            public void run() {}

            @Override
            public String toString() {
                return "run for " + ann;
            }
        };
        return Stream.of(
                account.new Key(),
                account.new Key().new Tooth(),
                new Desk().new Drawer(),
                new Local(),
                job,
                new Object() {
                    @Override
                    public String toString() {
                        return "array " + pair[0];
                    }
                },
                new FutureTask<Object>(() -> 1) {
                    @Override
                    public String toString() {
                        return "task of " + ann;
                    }
                },
                (Job) () -> ann,
                (Callable<Object>) () -> pair);
    }

    @ParameterizedTest
    @MethodSource("holders")
    void objectThatCapturedAClassifiedOne_isNotShownByItsOwnText(Object holder) {
        assertThat(shown(holder)).doesNotContain("Ann");
        assertThat(shown(List.of(holder))).doesNotContain("Ann");
        assertThat(shown(Map.of("k", holder))).doesNotContain("Ann");
        assertThat(shown(new Talkative(holder))).doesNotContain("Ann");
        assertThat(String.valueOf(labels.named("k", holder))).doesNotContain("Ann");
    }

    private String shown(Object value) {
        return String.valueOf(labels.value(value));
    }

    private record Talkative(Object body) {}

    @Test
    void innerObject_showsItsMembersAndNotTheObjectAroundIt() {
        class Line {
            @SuppressWarnings("unused")
            private final int number = 7;

            @SuppressWarnings("unused")
            private final Customer of;

            Line(Customer of) {
                this.of = of;
            }
        }
        assertThat(shown(new Account().new Key())).isEqualTo("Key[]");
        assertThat(shown(new Line(new Customer("Dr", "Ann Example"))))
                .isEqualTo("Line[number=7, of=Customer[title=Dr, name=<name>, friend=none]]");
    }

    @Test
    void innerObjectAroundWhichNothingIsClassified_keepsItsOwnText() {
        Object worker = workerOf(new Service(List.of()));
        assertThat(shown(worker)).isEqualTo("worker of Service(prod)");
        assertThat(shown(new Envelope(worker))).isEqualTo("Envelope[body=worker of Service(prod)]");
    }

    private static Object workerOf(Service service) {
        return new Object() {
            @Override
            public String toString() {
                return "worker of " + service;
            }
        };
    }
}
