package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tenants' own keys: roots, made when first needed, and what is derived from them. Thread-safe. */
public final class TenantKeys {
    private static final int MAX_KEYS = 10_000;

    private final KeyStore store;
    private final KeyMint mint;
    private final long maxAgeNanos;
    private final Ticker ticker;
    private final Cache<Name, MacKey> derived;
    private final Cache<KeySlot, List<Integer>> generations;

    /** Also those that went for their age, as long as somebody has them in hand. */
    private final Map<MacKey, Tenant> inHand = new WeakHashMap<>();

    private final Arrivals<Made> arrivals = new Arrivals<>(made -> made.key().wipe());

    /**
     * @param maxAge for how long a key is served after it was read
     * @param ticker the monotonic clock by which keys grow old
     */
    public TenantKeys(KeyStore store, KeyMint mint, Duration maxAge, Ticker ticker) {
        this.store = store;
        this.mint = mint;
        this.maxAgeNanos = maxAge.toNanos();
        this.ticker = ticker;
        this.derived = Caches.begin()
                .maximumSize(MAX_KEYS)
                .expireAfter(Expiry.creating((Name name, MacKey key) -> left(key)))
                .ticker(ticker)
                .build();
        this.generations = Caches.begin()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(maxAge)
                .ticker(ticker)
                .build();
    }

    /**
     * Returns the key of this generation, derived under a label; the row is made if it does not exist.
     *
     * @param label the kind's own, for the row's key itself; or that of a key below it
     * @throws KeyShreddedException if the row was destroyed
     */
    MacKey key(KeySlot slot, int generation, Label label, String... context) {
        Name name = new Name(slot, generation, label, List.of(context));
        return Objects.requireNonNull(serving(name, now -> derive(name, findOrCreate(slot, generation), now)));
    }

    /** Returns the key as {@link #key} does, if its row exists and is active. */
    Optional<MacKey> existing(KeySlot slot, int generation, Label label) {
        Name name = new Name(slot, generation, label, List.of());
        @Nullable
        MacKey key = serving(
                name,
                now -> find(slot, generation)
                        .filter(row -> row.state() == KeyRow.State.ACTIVE)
                        .map(row -> derive(name, row, now))
                        .orElse(null));
        return Optional.ofNullable(key);
    }

    /** Returns the slot's active generations, ascending; the first is made if there is none. */
    List<Integer> generations(KeySlot slot) {
        return generations.get(slot, this::readGenerations);
    }

    /**
     * Wipes the keys of these tenants, and those on their way, and leaves it to the next look to throw them out: for who may
     * be loading a key at this moment, and so must not wait for others who are.
     */
    public void wipe(Predicate<Tenant> tenants) {
        arrivals.drop(made -> tenants.test(made.tenant()));
        synchronized (inHand) {
            inHand.forEach((key, tenant) -> {
                if (tenants.test(tenant)) {
                    key.wipe();
                }
            });
        }
    }

    /** Drops and wipes everything of these tenants. */
    public void forget(Predicate<Tenant> tenants) {
        wipe(tenants);
        boolean unusedKeys = derived.asMap()
                .keySet()
                .removeIf(name -> tenants.test(name.slot().tenant()));
        boolean unused = generations.asMap().keySet().removeIf(slot -> tenants.test(slot.tenant()));
    }

    /** Drops and wipes everything. */
    public void forgetAll() {
        forget(tenant -> true);
    }

    private @Nullable MacKey serving(Name name, LongFunction<@Nullable MacKey> load) {
        @Nullable MacKey there = derived.getIfPresent(name);
        if (there != null && !there.isWiped()) {
            return there;
        }
        while (true) {
            Arrivals.Drop<Made> begun = arrivals.begin();
            @Nullable MacKey key = derived.get(name, absent -> came(name, load.apply(ticker.read()), begun));
            if (key == null) {
                return null;
            }
            arrivals.arrived(new Made(name.slot().tenant(), key));
            if (!key.isWiped()) {
                return key;
            }
            boolean unused = derived.asMap().remove(name, key);
        }
    }

    private @Nullable MacKey came(Name name, @Nullable MacKey key, Arrivals.Drop<Made> begun) {
        if (key != null) {
            synchronized (inHand) {
                Tenant unused = inHand.put(key, name.slot().tenant());
            }
            arrivals.came(new Made(name.slot().tenant(), key), begun);
        }
        return key;
    }

    private List<Integer> readGenerations(KeySlot slot) {
        KeyRow first = findOrCreate(slot, 1);
        List<Integer> active = store.generations(slot).stream()
                .filter(row -> row.state() == KeyRow.State.ACTIVE)
                .map(KeyRow::generation)
                .toList();
        return active.isEmpty() ? List.of(first.generation()) : active;
    }

    private KeyRow findOrCreate(KeySlot slot, int generation) {
        return find(slot, generation)
                .orElseGet(() -> mint.create(slot, generation).row());
    }

    private Optional<KeyRow> find(KeySlot slot, int generation) {
        return store.generations(slot).stream()
                .filter(row -> row.generation() == generation && row.slot().equals(slot))
                .findFirst();
    }

    /** @param now from before the row was read */
    private MacKey derive(Name name, KeyRow row, long now) {
        if (row.state() != KeyRow.State.ACTIVE) {
            throw new KeyShreddedException("a key of the tenant's own was destroyed");
        }
        byte[] key = mint.derive(row).bytes();
        // A key that came through a KEK that may be taken back is not served longer than the epoch's.
        long servedUntil = now + Math.min(maxAgeNanos, mint.servedUntilNanos(row) - now);
        if (name.label() == KeyMint.label(name.slot().kind())) {
            return new MacKey(key, servedUntil);
        }
        byte[] below = Derivation.key(key, name.label(), name.context().toArray(String[]::new));
        Arrays.fill(key, (byte) 0);
        return new MacKey(below, servedUntil);
    }

    private Duration left(MacKey key) {
        return Duration.ofNanos(Math.max(0, key.servedUntilNanos() - ticker.read()));
    }

    private record Made(Tenant tenant, MacKey key) {}

    private record Name(KeySlot slot, int generation, Label label, List<String> context) {}
}
