package dev.tacit.crypto.internal;

import org.jspecify.annotations.Nullable;

/**
 * What one thread at a time works with: nonces in hand, and a cipher for keys that have none of their own yet, or whose own
 * is in use. Taken from {@link Workbenches}, and given back. Not thread-safe.
 */
public final class Workbench {
    private final NonceBuffer nonces;
    private AesGcm spare = new AesGcm();
    private @Nullable KeyLease onBench;
    private @Nullable KeyLease lent;

    Workbench(NonceBuffer nonces) {
        this.nonces = nonces;
    }

    /**
     * Lends a key until {@link #end()}: the lease that stayed on this bench, or the one that is kept with the key, or a new
     * one. A key that is used once is not worth a cipher of its own; used again it gets one.
     *
     * @return null if the cache has dropped the key, so that it must be fetched again
     */
    public @Nullable KeyLease lend(LeasedKey key) {
        @Nullable KeyLease before = lent;
        if (before != null && before.key() == key && before.isSound() && !key.isRetired()) {
            return before;
        }
        end();
        lent = key.isRetired() ? null : lease(key);
        return lent;
    }

    private @Nullable KeyLease lease(LeasedKey key) {
        @Nullable KeyLease here = onBench;
        if (here != null && here.key() == key) {
            return here;
        }
        @Nullable KeyLease kept = key.take();
        if (kept == null && key.wasUsedBefore()) {
            kept = key.newKept();
        }
        return kept == null ? putOnBench(key) : kept;
    }

    /** Returns the key that is lent, if one is and it is not retired. */
    public @Nullable LeasedKey lentKey() {
        @Nullable KeyLease now = lent;
        return now == null || now.key().isRetired() ? null : now.key();
    }

    /** Ends the lease, if there is one. */
    public void end() {
        @Nullable KeyLease ended = lent;
        lent = null;
        if (ended == null) {
            return;
        }
        if (ended != onBench) {
            ended.key().putBack(ended);
        } else if (!ended.isSound()) {
            clear();
        }
    }

    /**
     * Makes sure that so many values can be sealed at this bench.
     *
     * @param count 1 to {@link NonceBuffer#CAPACITY}
     * @param now the time by the monotonic clock
     */
    public void prepareNonces(int count, long now) {
        nonces.prepare(count, now);
    }

    /** Returns the nonces in hand. */
    NonceBuffer nonces() {
        return nonces;
    }

    /** Says whether a copy of a retired key lies here. */
    boolean holdsRetired() {
        @Nullable KeyLease here = onBench;
        return here != null && here.key().isRetired();
    }

    /** Wipes the copy that lies here. */
    void clear() {
        @Nullable KeyLease here = onBench;
        if (here != null) {
            here.wipe();
            here.key().leftBench();
            spare = new AesGcm(here);
        }
        onBench = null;
    }

    private @Nullable KeyLease putOnBench(LeasedKey key) {
        clear();
        onBench = key.newOnBench(spare);
        return onBench;
    }
}
