package dev.tacit.crypto.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Has a cache looked through some time after something came into it, again and again until it is empty: so nothing stays in
 * it for ever because nobody asks for it. Holds no thread, and nothing at all while the cache is empty. Thread-safe.
 */
final class LaterLook {
    private final Executor later;
    private final BooleanSupplier look;
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * @param later does what it is given after a while
     * @param look returns whether anything is left
     */
    LaterLook(Executor later, BooleanSupplier look) {
        this.later = later;
        this.look = look;
    }

    /** Notes that something came into the cache. */
    void expect() {
        if (!waiting.get() && waiting.compareAndSet(false, true)) {
            later.execute(this::look);
        }
    }

    private void look() {
        waiting.set(false); // what comes now is too young for this look
        if (look.getAsBoolean()) {
            expect();
        }
    }
}
