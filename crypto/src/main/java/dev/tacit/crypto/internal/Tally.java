package dev.tacit.crypto.internal;

import java.util.concurrent.atomic.LongAdder;

/** How the calls of one foreign part went, the last one above all. Thread-safe. */
public final class Tally {
    /** How a call ended. */
    public enum End {
        /** It was answered, or was not asked yet. */
        ANSWERED,
        /** It answered that it will not. */
        REFUSED,
        /** It failed, or was too slow. */
        FAILED
    }

    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder tooSlow = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder spared = new LongAdder();
    private volatile End last = End.ANSWERED;

    /** Makes a tally of nothing. */
    public Tally() {}

    void answered() {
        calls.increment();
        if (last != End.ANSWERED) {
            last = End.ANSWERED;
        }
    }

    void refused() {
        calls.increment();
        refusals.increment();
        last = End.REFUSED;
    }

    void failed() {
        calls.increment();
        failures.increment();
        last = End.FAILED;
    }

    void timedOut() {
        tooSlow.increment();
        failed();
    }

    /** Counts a call that was not made, because those before it failed. */
    void spare() {
        spared.increment();
    }

    /** Returns how the last call ended. */
    public End last() {
        return last;
    }

    /** Returns how many calls were made. */
    public long calls() {
        return calls.sum();
    }

    /** Returns how many were not answered, in time or at all. */
    public long failures() {
        return failures.sum();
    }

    /** Returns how many of the failures were calls that took too long. */
    public long tooSlow() {
        return tooSlow.sum();
    }

    /** Returns how many were answered by a refusal. */
    public long refusals() {
        return refusals.sum();
    }

    /** Returns how many calls were not made, because those before them failed. */
    public long spared() {
        return spared.sum();
    }
}
