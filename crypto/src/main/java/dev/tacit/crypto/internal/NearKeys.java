package dev.tacit.crypto.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Cached keys, one at each place, beside the cache that decides which are kept: found in two steps through memory where the
 * cache's own table takes five, which matters once the keys are more than the processor's caches hold. What is not here may
 * well be cached; what is retired is not here. Thread-safe.
 */
final class NearKeys {
    /** Four bytes each. */
    private static final int MAX_PLACES = 1 << 20;

    /** One finding in so many is told to the cache, by chance: enough for it to know who is in use. */
    private static final int TOLD = 16;

    private final AtomicReferenceArray<@Nullable LeasedKey> places;

    /** @param maxKeys how many keys are cached at most */
    NearKeys(long maxKeys) {
        int least = (int) Math.min(MAX_PLACES / 2, maxKeys);
        this.places = new AtomicReferenceArray<>(2 * Integer.highestOneBit(2 * least - 1));
    }

    /** Says whether this use should be told to the cache. */
    static boolean isToBeTold() {
        return (ThreadLocalRandom.current().nextInt() & (TOLD - 1)) == 0;
    }

    /** Returns the key that was put here last, if it is not retired; the caller looks whether it is the one that it wants. */
    @Nullable
    LeasedKey find(int hash) {
        @Nullable LeasedKey key = places.getAcquire(place(hash));
        return key != null && !key.isRetired() ? key : null;
    }

    /** Puts a key that is cached. */
    void put(int hash, LeasedKey key) {
        int place = place(hash);
        if (places.getAcquire(place) != key) {
            places.setRelease(place, key);
        }
        if (key.isRetired()) {
            remove(hash, key); // since we were given it
        }
    }

    /** Removes the key if it is still there. */
    void remove(int hash, LeasedKey key) {
        int place = place(hash);
        boolean unused = places.get(place) == key && places.compareAndSet(place, key, null);
    }

    private int place(int hash) {
        return (hash ^ hash >>> 16) & (places.length() - 1);
    }
}
