package dev.tacit.audit.scrub;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.HealthData;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Categories;
import dev.tacit.schema.Schemas;
import java.time.Instant;
import java.util.EventObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An invented shop's classes. */
public final class Shop {
    static {
        open();
    }

    /** Does what an application's module-info says: opens … to dev.tacit.core. */
    public static void open() {
        Shop.class.getModule().addOpens(Shop.class.getPackageName(), Schemas.class.getModule());
    }

    /** Registry of the shop's annotated classes. */
    public static Schemas schemas() {
        return Schemas.annotated();
    }

    @PersonalRecord("order")
    public record Order(
            @RecordId String orderId,
            @SubjectId String buyerId,
            @PersonName @Nullable String buyerName,
            @EmailAddress @Nullable String buyerEmail,
            @PostalAddress @Nullable Address shipTo,

            @PersonalData(category = Categories.GIFT_MESSAGE) @Nullable
            String giftMessage,

            @Encrypted @Nullable String internalNote,
            @Nullable Instant fulfilledAt,
            String sku) {}

    public record Address(String street, String city) {}

    public record Patient(String ward, @HealthData String diagnosis) {}

    /** Says nothing itself; reaches what does. */
    public record Shipment(String carrier, List<Order> orders, Map<String, Order> byDock, Optional<Order> next) {}

    public record Newsletter(String title, List<@EmailAddress String> readers) {}

    /** Shows what it holds in its text, and its static type does not say what that is. */
    public record Page<T>(int number, T content) {}

    public record Envelope(Object body) {}

    public record Stock<T>(Iterable<T> items, int total) {}

    public record Promise<T>(Supplier<T> content) {}

    public record Kept<T>(T get) implements Supplier<T> {}

    public record Slots(AtomicReferenceArray<Order> orders, int used) {}

    public record Bag(List<Object> things) {}

    /** A future's text quotes its task. */
    public record Errand(FutureTask<Order> task, Optional<FutureTask<Order>> next) {}

    public record Chore(FutureTask<String> task) {}

    @PersonalData(category = Categories.LOCATION)
    public record Position(double latitude, double longitude) {}

    /** An annotation on the class speaks for each constant, however it is met. */
    @PersonalData(category = Categories.RELIGION)
    public enum Faith {
        CATHOLIC,
        MUSLIM {
            @Override
            public String toString() {
                return "Muslim";
            }
        }
    }

    public record Member(Enum<?> faith, Comparable<?> second) {}

    /** A text of the host's own class. */
    @PersonalData(category = Categories.PERSON_NAME)
    public record FullName(String text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** An exception that quotes a person, which the JDK's type does not say. */
    public static final class OrderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @PersonName
        private final String buyer;

        public OrderException(String buyer) {
            super("order failed");
            this.buyer = buyer;
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // careless, as such texts are
        public String toString() {
            return "OrderException of " + buyer;
        }
    }

    public record Failure(Throwable error, int code) {}

    /** A number of the host's own. */
    public static final class Score extends Number {
        private static final long serialVersionUID = 1L;

        @PersonName
        private final String of;

        public Score(String of) {
            this.of = of;
        }

        @Override
        public int intValue() {
            return 7;
        }

        @Override
        public long longValue() {
            return 7;
        }

        @Override
        public float floatValue() {
            return 7;
        }

        @Override
        public double doubleValue() {
            return 7;
        }

        @Override
        public String toString() {
            return "7 points of " + of;
        }
    }

    public record Ranking(Number first, int places) {}

    /** An event's own text quotes its source. */
    public static final class OrderPlaced extends EventObject {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final String channel = "web";

        public OrderPlaced(Object source) {
            super(source);
        }
    }

    /** Says of itself only what may be said. */
    public static final class Service {
        @SuppressWarnings("unused")
        private final String owner = "Annabel the Great";

        @SuppressWarnings("unused")
        private final List<Object> workers;

        public Service(List<Object> workers) {
            this.workers = List.copyOf(workers);
        }

        @Override
        public String toString() {
            return "Service(prod)";
        }
    }

    public record Odd(
            @PersonalData(category = "no-such-category") String value) {}

    /** An ordinary class with a careless text. */
    public static class Person {
        protected final String title;

        public Person(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return "Person " + title;
        }
    }

    public static final class Customer extends Person {
        @PersonName
        private final String name;

        @SuppressWarnings("unused")
        private Object friend = "none";

        public Customer(String title, String name) {
            super(title);
            this.name = name;
        }

        @CanIgnoreReturnValue
        public Customer befriend(Object other) {
            friend = other;
            return this;
        }

        @Override
        public String toString() {
            return "Customer " + name;
        }
    }

    public static Order annsOrder() {
        return new Order(
                "114-1",
                "buyer-7",
                "Ann Example",
                "ann@x.org",
                new Address("1 Main Street", "Springfield"),
                "Happy birthday, dear Ann",
                "rings twice",
                Instant.parse("2026-03-01T10:15:30Z"),
                "SKU-1");
    }

    private Shop() {}
}
