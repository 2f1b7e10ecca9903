package dev.tacit.access;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and for what purpose. Stated around the code that opens personal data:
 *
 * <pre>{@code
 * Order order = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods").call(() -> orders.read(stored, buyer));
 * }</pre>
 *
 * <p>The statement holds for the calling thread until {@link #call} returns; nested statements replace it meanwhile. It
 * travels to another thread only by {@code Access.capture().wrap(runnable)}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param actor who acts
 * @param purpose what for: the name of a {@code Purpose}
 */
public record Access(Actor actor, String purpose) {
    private static final ThreadLocal<@Nullable Access> CURRENT = new ThreadLocal<>();

    public Access {
        Objects.requireNonNull(actor, "actor");
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("a purpose has a name");
        }
    }

    /** Begins the statement: who acts. */
    public static Acting as(Actor actor) {
        return new Acting(actor);
    }

    /** Returns what is stated on this thread, or empty if nothing is. */
    public static Optional<Access> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Returns what is stated on this thread, to take it to another one.
     *
     * @throws AccessDeniedException if nothing is stated
     */
    public static Access capture() {
        return current().orElseThrow(Access::nobody);
    }

    /** Does the act under this statement. */
    public <T, X extends Exception> T call(Act<T, X> act) throws X {
        @Nullable Access before = CURRENT.get();
        CURRENT.set(this);
        try {
            return act.run();
        } finally {
            // Nothing too: the entry that a removal takes out would be made again by the next statement.
            CURRENT.set(before);
        }
    }

    /** Returns a runnable that does this one under this statement, on whatever thread runs it. */
    public Runnable wrap(Runnable runnable) {
        return () -> {
            Object unused = call(() -> {
                runnable.run();
                return this;
            });
        };
    }

    private static AccessDeniedException nobody() {
        return new AccessDeniedException("nobody said who opens personal data and what for; wrap the call in"
                + " Access.as(actor).forPurpose(purpose).call(…)");
    }

    /** Half a statement: who acts. */
    public record Acting(Actor actor) {
        public Acting {
            Objects.requireNonNull(actor, "actor");
        }

        /** Completes the statement: what for. */
        public Access forPurpose(String purpose) {
            return new Access(actor, purpose);
        }
    }
}
