package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cache of subject keys. A key is loaded once however many threads ask for it, and is never served more than {@link
 * #MAX_AGE} after it was loaded: within that time a shred on another node is noticed here. Thread-safe.
 */
public final class SubjectKeys {
    /** For how long a key is served after it was loaded; the bound within which a shred reaches other nodes. */
    public static final Duration MAX_AGE = Duration.ofMinutes(5);

    /** All that is cached for subjects: at most this much, as counted by {@link #WEIGHT_BYTES}. */
    static final long MAX_WEIGHT_BYTES = 32L << 20;

    /** What one key costs with its names and its entries in both caches, rounded up: so 32 768 keys at most. */
    private static final int WEIGHT_BYTES = 1024;

    private final KeyStore store;
    private final KeyMint mint;
    private final Cache<Name, LeasedKey> keys;
    private final Cache<KeySlot, KeyRef> newest;

    /** @param ticker the monotonic clock by which keys grow old */
    public SubjectKeys(KeyStore store, KeyMint mint, Ticker ticker) {
        this.store = store;
        this.mint = mint;
        this.keys = Caffeine.newBuilder()
                .maximumWeight(MAX_WEIGHT_BYTES)
                .weigher((Name name, LeasedKey key) -> WEIGHT_BYTES)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .executor(Runnable::run)
                .<Name, LeasedKey>removalListener((name, key, cause) -> retire(key))
                .build();
        this.newest = Caffeine.newBuilder()
                .maximumSize(MAX_WEIGHT_BYTES / WEIGHT_BYTES)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .build();
    }

    /**
     * Seals with the slot's newest key, which is made and stored first if the slot has none.
     *
     * @throws KeyShreddedException if the newest key is disabled or destroyed, or the subject's as a whole is: a key is made
     *     after that only by {@link #reopen}
     */
    public <R> R seal(KeySlot slot, Function<LeasedKey, R> act) {
        if (slot.isNarrower()) {
            requireAlive(slot.ofWholeSubject());
        }
        return with(slot.tenant(), newestOf(slot), key -> {
            if (!key.isAlive()) {
                throw shredded();
            }
            if (!key.slot().equals(slot)) {
                newest.invalidate(slot);
                throw new CiphertextRejectedException(); // the store answered with somebody else's key
            }
            return act.apply(key);
        });
    }

    /**
     * Opens with the key of this reference; the act is given dead keys too.
     *
     * @throws CiphertextRejectedException if no subject of the tenant has such a key
     */
    public <R> R open(Tenant tenant, KeyRef ref, Function<LeasedKey, R> act) {
        return with(tenant, ref, act);
    }

    /** Makes the slot's next generation if its newest is dead. Returns whether it did. */
    public boolean reopen(KeySlot slot) {
        List<KeyRow> rows = store.generations(slot);
        boolean dead = !rows.isEmpty() && last(rows).state() != KeyRow.State.ACTIVE;
        if (dead) {
            KeyRow unused = mint.create(slot, last(rows).generation() + 1);
        }
        newest.invalidate(slot);
        return dead;
    }

    /** Drops what the request covers; of its own keys a load under way meanwhile is dropped too. */
    public void forget(ShredRow request) {
        boolean unused = newest.asMap().keySet().removeIf(request::covers);
        unused = keys.asMap().values().removeIf(key -> request.covers(key.slot()));
        request.keys().forEach(ref -> keys.invalidate(new Name(request.tenant(), ref)));
    }

    /** Drops everything of these tenants. */
    public void forget(Predicate<Tenant> tenants) {
        boolean unused = newest.asMap().keySet().removeIf(slot -> tenants.test(slot.tenant()));
        unused = keys.asMap().keySet().removeIf(name -> tenants.test(name.tenant()));
    }

    /** Returns how many keys are in memory, about. */
    public long count() {
        return keys.estimatedSize();
    }

    /** Drops everything. */
    public void forgetAll() {
        newest.invalidateAll();
        keys.invalidateAll();
    }

    private void requireAlive(KeySlot slot) {
        boolean unused = seal(slot, LeasedKey::isAlive);
    }

    private KeyRef newestOf(KeySlot slot) {
        return newest.get(slot, this::findOrCreate);
    }

    private KeyRef findOrCreate(KeySlot slot) {
        List<KeyRow> rows = store.generations(slot);
        KeyRow row = rows.isEmpty() ? mint.create(slot, 1) : last(rows);
        if (row.state() != KeyRow.State.ACTIVE) {
            throw shredded();
        }
        return row.ref();
    }

    /** A key that was dropped and wiped between being fetched and being leased is fetched again. */
    private <R> R with(Tenant tenant, KeyRef ref, Function<LeasedKey, R> act) {
        while (true) {
            @Nullable LeasedKey key = keys.get(new Name(tenant, ref), this::load);
            if (key == null) {
                throw new CiphertextRejectedException();
            }
            if (key.lease()) {
                try {
                    return act.apply(key);
                } finally {
                    key.release();
                }
            }
        }
    }

    private @Nullable LeasedKey load(Name name) {
        return store.byReference(name.tenant(), name.ref())
                .filter(row -> row.slot().kind() == KeyKind.SUBJECT)
                .map(row -> row.state() == KeyRow.State.ACTIVE
                        ? LeasedKey.alive(row, mint.derive(row))
                        : LeasedKey.dead(row))
                .orElse(null);
    }

    private static KeyRow last(List<KeyRow> rows) {
        return rows.get(rows.size() - 1);
    }

    private static void retire(@Nullable LeasedKey key) {
        if (key != null) {
            key.retire();
        }
    }

    private static KeyShreddedException shredded() {
        return new KeyShreddedException("the subject's key was shredded");
    }

    private record Name(Tenant tenant, KeyRef ref) {}
}
