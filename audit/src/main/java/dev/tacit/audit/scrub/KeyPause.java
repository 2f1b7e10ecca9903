package dev.tacit.audit.scrub;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps a key store that does not answer from holding up every line: after a failure nobody asks it for ten seconds, then
 * one thread does, and the others go on without. Thread-safe.
 */
final class KeyPause {
    /** How long nobody asks after a failure, and how long the others wait for the one that asks again. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final AtomicLong nextQuestion = new AtomicLong();
    private volatile boolean failing;

    /** Takes a clock that only goes forward, in nanoseconds from any beginning. */
    KeyPause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Says whether this thread may ask now. */
    boolean mayAsk() {
        if (!failing) {
            return true;
        }
        long due = nextQuestion.get();
        long now = nanoTime.getAsLong();
        return now - due >= 0 && nextQuestion.compareAndSet(due, now + PAUSE.toNanos());
    }

    void answered() {
        if (failing) {
            failing = false;
        }
    }

    void failed() {
        nextQuestion.set(nanoTime.getAsLong() + PAUSE.toNanos());
        failing = true;
    }
}
