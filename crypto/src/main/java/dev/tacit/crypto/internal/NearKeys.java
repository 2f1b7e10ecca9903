package dev.tacit.crypto.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Cached keys, one at each place, beside the cache that decides which are kept: found in two steps through memory where the
 * cache's own table takes five, which matters once the keys are more than the processor's caches hold. The lease that is
 * kept with a key has a place too: so it is on its way from memory together with the key, which alone would tell where it
 * lies. What is not here may well be cached; what is retired is not here. Thread-safe.
 */
final class NearKeys {
    /** Eight bytes each. */
    private static final int MAX_PLACES = 1 << 20;

    /** One finding in so many is told to the cache, by chance: enough for it to know who is in use. */
    private static final int TOLD = 16;

    private final AtomicReferenceArray<@Nullable LeasedKey> keys;
    private final AtomicReferenceArray<@Nullable KeyLease> leases;

    /** @param maxKeys how many keys are cached at most */
    NearKeys(long maxKeys) {
        int least = (int) Math.min(MAX_PLACES / 2, maxKeys);
        this.keys = new AtomicReferenceArray<>(2 * Integer.highestOneBit(2 * least - 1));
        this.leases = new AtomicReferenceArray<>(keys.length());
    }

    /** Says whether this use should be told to the cache. */
    static boolean isToBeTold() {
        return (ThreadLocalRandom.current().nextInt() & (TOLD - 1)) == 0;
    }

    /** Returns the key that was put here last, if it is not retired; the caller looks whether it is the one that it wants. */
    @Nullable
    LeasedKey find(int hash) {
        int place = place(hash);
        @Nullable LeasedKey key = keys.getAcquire(place);
        @Nullable KeyLease lease = leases.getAcquire(place);
        if (lease != null && lease.key() != key) {
            return null; // two were put here at the same time; but we look to have both on their way from memory
        }
        return key != null && !key.isRetired() ? key : null;
    }

    /** Puts a key that is cached. */
    void put(int hash, LeasedKey key) {
        int place = place(hash);
        if (keys.get(place) != key) {
            keys.set(place, key);
        }
        @Nullable KeyLease lease = key.kept();
        if (leases.get(place) != lease) {
            leases.set(place, lease);
        }
        if (key.isRetired()) {
            remove(hash, key); // since we were given it
        }
    }

    /** Removes the key and its lease, each if it is still there. */
    void remove(int hash, LeasedKey key) {
        int place = place(hash);
        boolean unused = keys.get(place) == key && keys.compareAndSet(place, key, null);
        @Nullable KeyLease lease = leases.get(place);
        unused = lease != null && lease.key() == key && leases.compareAndSet(place, lease, null);
    }

    private int place(int hash) {
        return (hash ^ hash >>> 16) & (keys.length() - 1);
    }
}
