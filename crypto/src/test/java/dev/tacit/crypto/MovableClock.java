package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.crypto.internal.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A clock, and the ticker that goes with it, that stand until they are moved. */
final class MovableClock implements InstantSource {
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on, and then does what is due. */
    void pass(Duration time) {
        now = now.plus(time);
        List<Waiting> due =
                waiting.stream().filter(one -> !now.isBefore(one.due())).toList();
        boolean unused = waiting.removeAll(due);
        due.forEach(one -> one.task().run());
    }

    /** Returns what does things as this clock passes. */
    Later later() {
        return (delay, task) -> waiting.add(new Waiting(now.plus(delay), task));
    }

    Ticker ticker() {
        return () -> Duration.between(Instant.EPOCH, now).toNanos();
    }

    private record Waiting(Instant due, Runnable task) {}
}
