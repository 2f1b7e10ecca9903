package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The workbenches of a vault, one for each stripe of threads rather than for each thread: virtual threads are many. A thread
 * that finds its place taken works at a bench of its own. Thread-safe.
 */
public final class Workbenches {
    /** Places for benches; about 2 KiB each. */
    static final int PLACES = 64;

    /** References lie in different cache lines: 16 of 4 bytes fill one. */
    private static final int SPACING = 16;

    private final AtomicReferenceArray<@Nullable Workbench> places = new AtomicReferenceArray<>(PLACES * SPACING);
    private final Nonces nonces;
    private final Ticker ticker;
    private final InstantSource clock;
    private final boolean buffering;
    private volatile int restores;

    /**
     * @param ticker the monotonic clock by which nonces grow old
     * @param clock the wall clock by which they do
     */
    public Workbenches(Nonces nonces, Ticker ticker, InstantSource clock) {
        this.nonces = nonces;
        this.ticker = ticker;
        this.clock = clock;
        this.buffering = nonces.mayBeBuffered();
    }

    /** Takes a bench; it is the caller's alone until it is given back. */
    public Workbench take() {
        @Nullable Workbench bench = places.getAndSet(place(), null);
        return bench != null ? bench : new Workbench(new NonceBuffer(this, nonces));
    }

    /** Ends the bench's lease and gives the bench back. Where another lies already, this one is cleared and dropped. */
    public void giveBack(Workbench bench) {
        bench.end();
        put(bench, place());
    }

    /** Drops all nonces in hand: this process may be one of several that were restored from one snapshot. */
    public synchronized void dropNonces() {
        restores++;
    }

    /** Wipes the copies of keys that are retired; one in use is wiped as its bench is given back. */
    void clearRetired() {
        for (int place = 0; place < PLACES; place++) {
            clearRetired(place * SPACING);
        }
    }

    /** Returns how often nonces in hand were dropped. */
    public int restores() {
        return restores;
    }

    boolean buffering() {
        return buffering;
    }

    long now() {
        return ticker.read();
    }

    long wallMillis() {
        return clock.millis();
    }

    private void put(Workbench bench, int place) {
        if (bench.holdsRetired()) {
            bench.clear();
        }
        if (!places.compareAndSet(place, null, bench)) {
            bench.clear();
        } else {
            clearRetired(place); // retired since we looked
        }
    }

    private void clearRetired(int place) {
        @Nullable Workbench seen = places.get(place);
        if (seen != null && seen.holdsRetired()) {
            @Nullable Workbench taken = places.getAndSet(place, null);
            if (taken != null) {
                put(taken, place);
            }
        }
    }

    private static int place() {
        return (int) (Thread.currentThread().getId() & (PLACES - 1)) * SPACING;
    }
}
