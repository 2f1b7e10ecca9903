package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Subject keys by their references. A key is loaded once however many threads ask for it; its row is read again in the
 * background before it is too old, and it is never served at the age of {@link CacheLimits#maxAge}. Thread-safe.
 */
final class KeysByReference {
    private final KeyStore store;
    private final KeyMint mint;
    private final Workbenches benches;
    private final Ticker ticker;
    private final KeyRefresh refresh;
    private final Runnable loaded;
    private final long maxAgeNanos;
    private final long refreshAgeNanos;
    private final long retryNanos;
    private final Cache<Name, LeasedKey> keys;
    private final NearKeys near;
    private final NearKeys nearSealing;
    private final Arrivals<LeasedKey> arrivals = new Arrivals<>(this::retire);

    /**
     * @param ticker the monotonic clock by which keys grow old
     * @param background where rows are read again
     * @param loaded told whenever a key was loaded
     */
    KeysByReference(
            KeyStore store,
            KeyMint mint,
            Workbenches benches,
            CacheLimits limits,
            Ticker ticker,
            Executor background,
            Runnable loaded) {
        this.store = store;
        this.mint = mint;
        this.benches = benches;
        this.ticker = ticker;
        this.maxAgeNanos = limits.maxAge().toNanos();
        this.refreshAgeNanos = limits.refreshAge().toNanos();
        this.retryNanos = (maxAgeNanos - refreshAgeNanos) / 8;
        this.refresh = new KeyRefresh(this::readAgain, background);
        this.loaded = loaded;
        this.near = new NearKeys(limits.maxKeys());
        this.nearSealing = new NearKeys(limits.maxKeys());
        this.keys = Caches.begin()
                .maximumSize(limits.maxKeys())
                .evictionListener((@Nullable Name name, @Nullable LeasedKey key, RemovalCause cause) -> letGo(key))
                .build();
    }

    /** Returns the time by the monotonic clock, which the caller asks for once an operation. */
    long now() {
        return ticker.read();
    }

    /**
     * Returns the key of this reference, which may be dead. It may be retired before it is used; then it is asked for again.
     *
     * @param inHand used last by whoever asks, who finds it faster than the cache does
     * @throws CiphertextRejectedException if no subject of the tenant has such a key
     */
    LeasedKey opening(Tenant tenant, KeyRef ref, long now, @Nullable LeasedKey inHand) {
        if (inHand != null && inHand.isNamed(tenant, ref) && isFresh(inHand, now)) {
            return inHand;
        }
        @Nullable LeasedKey key = near.find(hash(ref));
        if (key != null && key.isNamed(tenant, ref) && !NearKeys.isToBeTold() && isFresh(key, now)) {
            return key;
        }
        return cached(new Name(tenant, ref));
    }

    private LeasedKey cached(Name name) {
        LeasedKey key = load(name);
        near.put(hash(name.ref()), key);
        return key;
    }

    /** Says whether the key may be served, and has its row read again in time. */
    boolean isFresh(LeasedKey key, long now) {
        if (now - key.nextLook() >= 0 && key.looksAgain(now, now + retryNanos)) {
            refresh.ask(key);
        }
        return isServed(key, now);
    }

    /** Loads those of these keys that are not cached, with one question to the store; what it does not know is left out. */
    void loadAll(Tenant tenant, Collection<KeyRef> refs) {
        long now = now();
        List<KeyRef> missing = new ArrayList<>();
        for (KeyRef ref : refs) {
            @Nullable LeasedKey key = keys.getIfPresent(new Name(tenant, ref));
            if (key == null || !isFresh(key, now)) {
                missing.add(ref);
            }
        }
        if (missing.size() > 1) {
            Arrivals.Drop<LeasedKey> begun = arrivals.begin();
            for (KeyRow row : store.byReferences(tenant, missing)) {
                offer(row, now, begun);
            }
        }
    }

    /** Returns the near keys that seal for whole subjects, by {@link LeasedKey#ownerHash()}. */
    NearKeys nearSealing() {
        return nearSealing;
    }

    /** Retires this key; a load of it that is under way is dropped too. */
    void forget(Tenant tenant, KeyRef ref) {
        retire(keys.asMap().remove(new Name(tenant, ref)));
    }

    /** Retires the keys of these slots, and those on their way. */
    void forget(Predicate<KeySlot> slots) {
        retireAll(slots);
        for (Map.Entry<Name, LeasedKey> entry : keys.asMap().entrySet()) {
            if (slots.test(entry.getValue().slot())) {
                drop(entry.getKey(), entry.getValue());
            }
        }
    }

    /**
     * Retires the keys of these slots, and those on their way, and leaves it to the next look to throw them out: for who may
     * be loading a key at this moment, and so must not wait for others who are.
     */
    void retireAll(Predicate<KeySlot> slots) {
        arrivals.drop(key -> slots.test(key.slot()));
        for (LeasedKey key : keys.asMap().values()) {
            if (slots.test(key.slot())) {
                retire(key);
            }
        }
    }

    /** Says whether a key is cached that may be served. */
    boolean servesAny() {
        long now = now();
        return keys.asMap().values().stream().anyMatch(key -> key.isAlive() && isServed(key, now));
    }

    /** Says whether the key may be served. */
    boolean isServed(LeasedKey key, long now) {
        return now - key.readAt() < maxAgeNanos && !key.isRetired();
    }

    /** Retires what is too old. Returns whether anything is left. */
    boolean dropOld(long now) {
        for (Map.Entry<Name, LeasedKey> entry : keys.asMap().entrySet()) {
            if (!isServed(entry.getValue(), now)) {
                drop(entry.getKey(), entry.getValue());
            }
        }
        return !keys.asMap().isEmpty();
    }

    /** Returns how many keys are cached, about. */
    long count() {
        return keys.estimatedSize();
    }

    private LeasedKey load(Name name) {
        while (true) {
            Arrivals.Drop<LeasedKey> begun = arrivals.begin();
            boolean[] own = {false};
            @Nullable
            LeasedKey key = keys.get(name, absent -> {
                own[0] = true;
                return read(absent, begun);
            });
            if (key == null) {
                throw new CiphertextRejectedException();
            }
            arrivals.arrived(key);
            if (isToBeGiven(key, own[0])) {
                return key;
            }
            drop(name, key);
        }
    }

    /**
     * Says whether a key may be given to who asked the cache for it just now.
     *
     * @param own whether it was loaded for this very question: then it is as young as an answer can be, though the store took
     *     longer for it than a key is served
     */
    boolean isToBeGiven(LeasedKey key, boolean own) {
        return own ? !key.isRetired() : isFresh(key, now());
    }

    private @Nullable LeasedKey read(Name name, Arrivals.Drop<LeasedKey> begun) {
        @Nullable LeasedKey key = read(name);
        if (key != null) {
            arrivals.came(key, begun);
        }
        return key;
    }

    private @Nullable LeasedKey read(Name name) {
        long now = now();
        return store.byReference(name.tenant(), name.ref())
                .filter(row -> row.slot().kind() == KeyKind.SUBJECT)
                .filter(row -> row.ref().equals(name.ref()) && row.tenant().equals(name.tenant()))
                .map(row -> derive(row, now))
                .orElse(null);
    }

    private LeasedKey derive(KeyRow row, long now) {
        LeasedKey key = row.state() == KeyRow.State.ACTIVE ? alive(row, now) : dead(row, now);
        boolean unused = key.hold();
        loaded.run();
        return key;
    }

    private LeasedKey alive(KeyRow row, long now) {
        EpochKey epoch = mint.epochOf(row);
        LeasedKey key = LeasedKey.alive(row, mint.derive(row, epoch));
        readAlive(key, epoch.servedUntilNanos(), now);
        return key;
    }

    private LeasedKey dead(KeyRow row, long now) {
        LeasedKey key = LeasedKey.dead(row);
        read(key, now, now);
        return key;
    }

    /** Caches what was read together with others, unless it was dropped since. */
    private void offer(KeyRow row, long now, Arrivals.Drop<LeasedKey> begun) {
        if (row.slot().kind() == KeyKind.SUBJECT) {
            LeasedKey key = derive(row, now);
            arrivals.came(key, begun);
            if (keys.asMap().putIfAbsent(new Name(row.tenant(), row.ref()), key) != null) {
                retire(key);
            }
            arrivals.arrived(key);
        }
    }

    /** A row that says what it said before makes its key young again, ciphers and all. */
    private void readAgain(Tenant tenant, List<LeasedKey> old) {
        long now = now();
        List<KeyRef> refs = old.stream().map(LeasedKey::ref).toList();
        Map<KeyRef, KeyRow> rows = store.byReferences(tenant, refs).stream()
                .collect(Collectors.toMap(KeyRow::ref, row -> row, (one, same) -> one));
        for (LeasedKey key : old) {
            @Nullable KeyRow row = rows.get(key.ref());
            if (row != null && key.isOf(row)) {
                youngAgain(key, row, now);
            } else {
                drop(new Name(tenant, key.ref()), key);
            }
        }
    }

    private void youngAgain(LeasedKey key, KeyRow row, long now) {
        if (key.isAlive()) {
            readAlive(key, mint.servedUntilNanos(row), now);
            key.sealsUntil(now + mint.sealsForNanos(row));
        } else {
            read(key, now, now);
        }
    }

    /** A key that came through a KEK that may be taken back is no younger than the KEK's last answer. */
    private void readAlive(LeasedKey key, long servedUntil, long now) {
        long latest = servedUntil - maxAgeNanos;
        read(key, now - latest > 0 ? latest : now, now);
    }

    /** Each key has a pace of its own, up to an eighth faster, so that keys which were read together do not stay together. */
    private void read(LeasedKey key, long readAt, long now) {
        long soonest = now + retryNanos;
        long next = readAt + refreshAgeNanos - refreshAgeNanos / 8 * (key.ref().low() & 0xff) / 256;
        key.read(readAt, next - soonest > 0 ? next : soonest);
    }

    private void drop(Name name, LeasedKey key) {
        boolean unused = keys.asMap().remove(name, key);
        retire(key);
    }

    /** Another cache may hold it still. */
    void letGo(@Nullable LeasedKey key) {
        if (key != null && key.letGo()) {
            retire(key);
        }
    }

    void retire(@Nullable LeasedKey key) {
        if (key != null) {
            key.retire(benches);
            near.remove(key.hashCode(), key);
            nearSealing.remove(key.ownerHash(), key);
        }
    }

    /** References are random already. */
    private static int hash(KeyRef ref) {
        return (int) ref.low();
    }

    private record Name(Tenant tenant, KeyRef ref) {
        @Override
        public int hashCode() {
            return hash(ref);
        }
    }
}
