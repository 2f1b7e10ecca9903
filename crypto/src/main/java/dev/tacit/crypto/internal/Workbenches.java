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
    /** Places for benches; about 4 KiB each. */
    static final int PLACES = 64;

    /** A bench stays in its place and says itself whether it is taken, so that threads at work write to nothing in common. */
    private final AtomicReferenceArray<@Nullable Workbench> places = new AtomicReferenceArray<>(PLACES);

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
        int place = (int) (Thread.currentThread().getId() & (PLACES - 1));
        @Nullable Workbench there = places.getAcquire(place);
        Workbench bench = there != null ? there : placed(place);
        return bench.take() ? bench : newBench();
    }

    /** Ends the bench's lease and gives the bench back; one that has no place is cleared, and dropped. */
    public void giveBack(Workbench bench) {
        bench.end();
        if (!bench.isPlaced()) {
            bench.clear();
        }
        bench.giveBack();
        clearRetired(bench);
    }

    /** Drops all nonces in hand: this process may be one of several that were restored from one snapshot. */
    public synchronized void dropNonces() {
        restores++;
    }

    /** Wipes the copies of keys that are retired; one in use is wiped as its bench is given back. */
    void clearRetired() {
        for (int place = 0; place < PLACES; place++) {
            @Nullable Workbench bench = places.getAcquire(place);
            if (bench != null) {
                clearRetired(bench);
            }
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

    /** Whoever finds the bench taken leaves the wiping to its holder, who looks after giving it back. */
    private static void clearRetired(Workbench bench) {
        while (bench.isIdleWithRetired() && bench.take()) {
            bench.clear();
            bench.giveBack();
        }
    }

    private Workbench placed(int place) {
        Workbench made = newBench();
        made.place();
        @Nullable Workbench first = places.compareAndExchange(place, null, made);
        return first == null ? made : first;
    }

    private Workbench newBench() {
        return new Workbench(new NonceBuffer(this, nonces));
    }
}
