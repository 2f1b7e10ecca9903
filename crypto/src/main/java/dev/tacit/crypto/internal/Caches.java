package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Caffeine;

/** What the caches here have in common. */
final class Caches {
    private Caches() {}

    /**
     * Begins a cache that keeps its own house on its callers' threads. Left to itself it wakes a thread of the common pool
     * after every few looks, which costs a caller far more than the housekeeping does.
     */
    static Caffeine<Object, Object> begin() {
        return Caffeine.newBuilder().executor(Runnable::run);
    }
}
