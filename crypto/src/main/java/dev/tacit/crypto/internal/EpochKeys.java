package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The epoch keys in memory, each for as long as its KEK's {@link KeyLife} says. A key is fetched by one thread, and asked
 * for again before it is old while the others go on with it. A KEK that refuses takes every key that came from it along.
 * Thread-safe.
 */
final class EpochKeys {
    private static final int MAX_KEYS = 10_000;

    private final Ticker ticker;
    private final Executor refreshes;
    private final Later later;
    private final LongAdder servedStale = new LongAdder();
    private final Arrivals<Given> arrivals = new Arrivals<>(given -> given.key.wipe());
    private final Cache<Name, Held> held = Caches.begin().maximumSize(MAX_KEYS).build();

    /**
     * @param refreshes where keys are asked for ahead of time
     * @param later by which a key that nobody asks for any more is wiped in time
     */
    EpochKeys(Ticker ticker, Executor refreshes, Later later) {
        this.ticker = ticker;
        this.refreshes = refreshes;
        this.later = later;
    }

    /** Whose epoch, and which. */
    record Name(Tenant tenant, int number) {}

    /** A tenant's key, and when the KEK gave it last. Key material, so no record. */
    static final class Given {
        private final Tenant tenant;
        private final EpochKey key;
        private final GuardedKek kek;
        private volatile long nanos;

        Given(Tenant tenant, EpochKey key, GuardedKek kek) {
            this.tenant = tenant;
            this.key = key;
            this.kek = kek;
        }

        private KeyLife life() {
            return kek.life();
        }

        private void again(long now) {
            nanos = now;
            key.servedUntil(now + life().drop().toNanos());
        }
    }

    /**
     * Returns the key of an epoch, fetched if need be.
     *
     * @throws KeyUnavailableException if it cannot be had, and none is in memory that may be served
     * @throws KeyDeniedException if the KEK refuses
     */
    EpochKey get(Name name, Supplier<Given> fetch) {
        return held.get(name, absent -> new Held()).get(fetch);
    }

    /** Drops and wipes the keys that these KEKs gave. */
    void dropIf(BiPredicate<Tenant, GuardedKek> dropped) {
        arrivals.drop(given -> dropped.test(given.tenant, given.kek));
        held.asMap().forEach((name, entry) -> entry.dropIf(kek -> dropped.test(name.tenant(), kek)));
    }

    /** Drops and wipes everything. */
    void dropAll() {
        dropIf((tenant, kek) -> true);
        held.invalidateAll();
    }

    /** Returns how many keys are in memory. */
    long count() {
        return held.asMap().values().stream().filter(Held::isThere).count();
    }

    /** Says whether a key is in memory that may be served. */
    boolean servesAny() {
        return held.asMap().values().stream().anyMatch(Held::isServed);
    }

    /** Returns how often a key was served although its KEK should have given it again, and could not be reached. */
    long servedStale() {
        return servedStale.sum();
    }

    /** One epoch's key, or its absence. */
    private final class Held {
        private final AtomicReference<@Nullable Given> now = new AtomicReference<>();
        private final AtomicBoolean refreshing = new AtomicBoolean();
        private volatile long retryNanos = ticker.read();
        private volatile boolean refused;

        EpochKey get(Supplier<Given> fetch) {
            Given given = now.get();
            if (given == null) {
                return confirmed(fetch);
            }
            KeyLife life = given.life();
            long age = ticker.read() - given.nanos;
            if (age >= life.confirm().toNanos()) {
                return confirmed(fetch);
            }
            if (age >= life.refresh().toNanos() && mayRetry()) {
                refreshAhead(fetch);
            }
            return given.key;
        }

        boolean isThere() {
            return now.get() != null;
        }

        boolean isServed() {
            Given given = now.get();
            return given != null && !isOlderThan(given, given.life().drop());
        }

        EpochKey take(Supplier<Given> fetch) {
            Arrivals.Drop<Given> begun = arrivals.begin();
            Given made = fetch.get();
            arrivals.came(made, begun);
            try {
                return take(made);
            } finally {
                arrivals.arrived(made);
            }
        }

        /** Keeps the key that is there, since others work with it; the two are equal. */
        private EpochKey take(Given made) {
            Given kept = now.updateAndGet(there -> there == null ? made : there);
            if (made.key.isWiped()) {
                boolean unused = now.compareAndSet(made, null);
                throw new KeyUnavailableException("the epoch's key was dropped while it was fetched");
            }
            kept.again(ticker.read());
            refused = false;
            if (kept != made) {
                made.key.wipe();
            } else {
                endInTime(made, made.life().drop());
            }
            return kept.key;
        }

        /** Whoever waits holds nothing of a vault that nobody uses any more. */
        private void endInTime(Given given, Duration left) {
            WeakReference<Held> place = new WeakReference<>(this);
            WeakReference<Given> what = new WeakReference<>(given);
            later.after(left, () -> {
                Held there = place.get();
                Given old = what.get();
                if (there != null && old != null) {
                    there.end(old);
                }
            });
        }

        private void end(Given given) {
            Duration left = given.life().drop().minusNanos(ticker.read() - given.nanos);
            if (now.get() == given && left.compareTo(Duration.ZERO) > 0) {
                endInTime(given, left);
            } else if (now.compareAndSet(given, null)) {
                given.key.wipe();
            }
        }

        /** Without a lock: whoever drops may hold that of another epoch. */
        void dropIf(Predicate<GuardedKek> dropped) {
            Given given = now.get();
            if (given != null && dropped.test(given.kek) && now.compareAndSet(given, null)) {
                given.key.wipe();
            }
        }

        /** The one that waits for the KEK lets the others wait; they find what it brought. */
        private synchronized EpochKey confirmed(Supplier<Given> fetch) {
            Given given = now.get();
            if (given != null && isOlderThan(given, given.life().drop())) {
                dropIf(kek -> true);
                given = null;
            }
            if (given != null && (!isOlderThan(given, given.life().confirm()) || !mayRetry())) {
                return given.key;
            }
            if (refused && !mayRetry()) {
                throw new KeyDeniedException("the KEK refused a moment ago, and is asked again in a while");
            }
            try {
                return take(fetch);
            } catch (KeyDeniedException e) {
                refused = true;
                pause();
                throw e;
            } catch (KeyUnavailableException e) {
                return stale(e);
            }
        }

        private EpochKey stale(KeyUnavailableException failure) {
            Given given = now.get();
            if (given == null) {
                throw failure;
            }
            pause();
            servedStale.increment();
            return given.key;
        }

        private void refreshAhead(Supplier<Given> fetch) {
            if (!refreshing.compareAndSet(false, true)) {
                return;
            }
            try {
                refreshes.execute(() -> refresh(fetch));
            } catch (RejectedExecutionException e) {
                refreshing.set(false);
            }
        }

        private void refresh(Supplier<Given> fetch) {
            try {
                EpochKey unused = take(fetch);
            } catch (KeyDeniedException e) {
                refused = true; // whoever fetches has dropped the key, and the next caller is told
                pause();
            } catch (CryptoException e) {
                pause();
            } finally {
                refreshing.set(false);
            }
        }

        private boolean isOlderThan(Given given, Duration age) {
            return ticker.read() - given.nanos >= age.toNanos();
        }

        private boolean mayRetry() {
            return ticker.read() - retryNanos >= 0;
        }

        private void pause() {
            retryNanos = ticker.read() + Breaker.PAUSE.toNanos();
        }
    }
}
