package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.WrappedKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tenants' epoch keys: opened when the last one is old enough, unwrapped by the KEK and kept for an hour, so that a
 * cold page of fifty people is one call of the KMS. Thread-safe.
 */
public final class Epochs {
    private static final Duration MAX_KEY_AGE = Duration.ofMinutes(60);
    private static final int MAX_TENANTS = 10_000;

    private final KeyStore store;
    private final Kek kek;
    private final InstantSource clock;
    private final Duration length;
    private final Nonces nonces;
    private final Cache<Tenant, EpochRow> newest =
            Caffeine.newBuilder().maximumSize(MAX_TENANTS).build();
    private final Cache<Name, EpochKey> keys = Caffeine.newBuilder()
            .maximumSize(MAX_TENANTS)
            .expireAfterWrite(MAX_KEY_AGE)
            .build();

    /** KEKs made for epochs that could not be stored yet, so that an outage of the store does not make one at each attempt. */
    private final Map<Name, String> pending = new ConcurrentHashMap<>();

    /** @param length for how long an epoch takes new keys */
    public Epochs(KeyStore store, Kek kek, InstantSource clock, Duration length, Nonces nonces) {
        this.store = store;
        this.kek = kek;
        this.clock = clock;
        this.length = length;
        this.nonces = nonces;
    }

    /** Returns the number of the epoch that takes new keys. */
    public int currentNumber(Tenant tenant) {
        return currentRow(tenant).number();
    }

    /** Returns the KEK's row behind an epoch, to report on. */
    public Optional<EpochRow> row(Tenant tenant, int number) {
        return store.epoch(tenant, number);
    }

    /** Returns the key of the epoch that takes new keys. */
    EpochKey current(Tenant tenant) {
        EpochRow row = currentRow(tenant);
        return keys.get(new Name(tenant, row.number()), name -> unwrap(row));
    }

    /** Returns the key of an epoch. */
    EpochKey numbered(Tenant tenant, int number) {
        return keys.get(new Name(tenant, number), name -> unwrap(stored(tenant, number)));
    }

    /** Reads the tenant's newest epoch anew: the store says that the one in hand takes no more keys. */
    void refresh(Tenant tenant) {
        newest.invalidate(tenant);
    }

    /** Drops and wipes everything. */
    public void forgetAll() {
        keys.asMap().values().forEach(EpochKey::wipe);
        keys.invalidateAll();
        newest.invalidateAll();
    }

    private EpochRow currentRow(Tenant tenant) {
        @Nullable EpochRow row = newest.getIfPresent(tenant);
        return row != null && takesKeys(row) ? row : newestOrNext(tenant);
    }

    /** One thread at a time, since each attempt makes a KEK. */
    private synchronized EpochRow newestOrNext(Tenant tenant) {
        Optional<EpochRow> last = store.newestEpoch(tenant);
        EpochRow row = last.filter(this::takesKeys)
                .orElseGet(() -> next(tenant, last.map(EpochRow::number).orElse(0) + 1));
        newest.put(tenant, row);
        return row;
    }

    private boolean takesKeys(EpochRow row) {
        return row.state() == EpochRow.State.OPEN
                && clock.instant().isBefore(row.createdAt().plus(length));
    }

    private EpochRow next(Tenant tenant, int number) {
        Name epoch = new Name(tenant, number);
        String epochKek = pending.computeIfAbsent(epoch, absent -> ask(kek::createEpochKek));
        byte[] key = nonces.key();
        byte[] wrapped = ask(() -> kek.wrap(epochKek, key, associatedData(tenant, number)));
        Arrays.fill(key, (byte) 0);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EpochRow row =
                new EpochRow(tenant, number, EpochRow.State.OPEN, kek.id(), epochKek, WrappedKey.of(wrapped), now);
        EpochRow stored = store.insertEpochIfAbsent(row);
        String unusedName = pending.remove(epoch);
        if (!stored.epochKek().equals(epochKek) && kek.destroysEpochKeks()) {
            Instant unused = ask(() -> kek.destroyEpochKek(epochKek, now)); // another node was first
        }
        return stored;
    }

    private EpochRow stored(Tenant tenant, int number) {
        return store.epoch(tenant, number)
                .orElseThrow(() -> new KeyUnavailableException(
                        "the key store has no row of an epoch that its keys name", Safe.of("epoch", number)));
    }

    private EpochKey unwrap(EpochRow row) {
        if (!row.kekId().equals(kek.id())) {
            throw new KeyUnavailableException(
                    "an epoch was made under another KEK than this vault's; give the vault the KEK of that name",
                    Safe.of("epoch", row.number()),
                    Safe.of("kek", row.kekId()));
        }
        byte[] key =
                ask(() -> kek.unwrap(row.epochKek(), row.key().bytes(), associatedData(row.tenant(), row.number())));
        EpochKey unwrapped = new EpochKey(row.number(), key, nonces);
        Arrays.fill(key, (byte) 0);
        return unwrapped;
    }

    private byte[] associatedData(Tenant tenant, int number) {
        return LengthPrefixed.list()
                .add("tacit/1/epoch")
                .add(kek.id())
                .add(tenant.id())
                .add(number)
                .bytes();
    }

    /** A KEK is foreign code: whatever it throws becomes one of our exceptions, and what it says is not repeated. */
    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (CryptoException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new KeyUnavailableException("the KEK failed", Safe.of("failure", e.getClass()));
        }
    }

    private record Name(Tenant tenant, int number) {}
}
