package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.internal.EpochKeys.Given;
import dev.tacit.crypto.internal.EpochKeys.Name;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tenants' epochs: opened when the last one is old enough or its KEK is no longer the tenant's. Their keys are unwrapped
 * by the KEK and kept, so that a cold page of fifty people is one call of the KMS. Thread-safe.
 */
public final class Epochs {
    private static final int MAX_TENANTS = 10_000;

    private final KeyStore store;
    private final Keks keks;
    private final InstantSource clock;
    private final Duration length;
    private final Nonces nonces;
    private final EpochKeys keys;
    private final Cache<Tenant, EpochRow> newest =
            Caches.begin().maximumSize(MAX_TENANTS).build();
    private final Map<Tenant, Object> openings = new ConcurrentHashMap<>();

    /** KEKs made for epochs that could not be stored yet, so that an outage of the store does not make one at each attempt. */
    private final Map<Name, String> pending = new ConcurrentHashMap<>();

    private volatile Consumer<Predicate<Tenant>> dropped = tenants -> {};

    /**
     * @param length for how long an epoch takes new keys
     * @param later by which keys that nobody asks for any more are wiped in time
     */
    public Epochs(KeyStore store, Keks keks, InstantSource clock, Duration length, Nonces nonces, Later later) {
        this.store = store;
        this.keks = keks;
        this.keys = new EpochKeys(keks.ticker(), keks.refreshes(), later);
        this.clock = clock;
        this.length = length;
        this.nonces = nonces;
    }

    /** Sets who else has to drop what came from the keys of tenants whose KEK refuses. */
    public void whenDropped(Consumer<Predicate<Tenant>> listener) {
        dropped = listener;
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
        return keys.get(new Name(tenant, row.number()), () -> unwrap(row));
    }

    /** Returns the key of an epoch. */
    EpochKey numbered(Tenant tenant, int number) {
        return keys.get(new Name(tenant, number), () -> unwrap(stored(tenant, number)));
    }

    /** Reads the tenant's newest epoch anew: the store says that the one in hand takes no more keys. */
    void refresh(Tenant tenant) {
        newest.invalidate(tenant);
    }

    /** Drops and wipes everything of a tenant. */
    public void forget(Tenant tenant) {
        keys.dropIf((of, from) -> of.equals(tenant));
        newest.invalidate(tenant);
    }

    /**
     * Destroys the KEKs of all of a tenant's epochs. Doing so again changes nothing.
     *
     * @return the earliest moment at which no copy of any of them remains; empty if one of them cannot be destroyed here
     */
    public Optional<Instant> destroyKeks(Tenant tenant, Instant now) {
        Instant gone = now;
        int last = store.newestEpoch(tenant).map(EpochRow::number).orElse(0);
        for (int number = 1; number <= last; number++) {
            EpochRow row = stored(tenant, number);
            Optional<GuardedKek> kek = keks.find(row).filter(GuardedKek::destroysEpochKeks);
            if (kek.isEmpty()) {
                return Optional.empty();
            }
            Instant goneHere = kek.get().destroyEpochKek(row.epochKek(), now);
            gone = goneHere.isAfter(gone) ? goneHere : gone;
        }
        return Optional.of(gone);
    }

    /** Returns how many epochs' keys are in memory. */
    public long keysInMemory() {
        return keys.count();
    }

    /** Says whether an epoch's key is in memory that may be served. */
    public boolean servesAny() {
        return keys.servesAny();
    }

    /** Returns how often an epoch's key was served although its KEK should have given it again, and did not answer. */
    public long keysServedStale() {
        return keys.servedStale();
    }

    /** Drops and wipes everything. */
    public void forgetAll() {
        keys.dropAll();
        newest.invalidateAll();
    }

    private EpochRow currentRow(Tenant tenant) {
        @Nullable EpochRow row = newest.getIfPresent(tenant);
        return row != null && takesKeys(row) ? row : newestOrNext(tenant);
    }

    /** One thread a tenant at a time, since each attempt makes a KEK. */
    private EpochRow newestOrNext(Tenant tenant) {
        synchronized (openings.computeIfAbsent(tenant, absent -> new Object())) {
            Optional<EpochRow> last = store.newestEpoch(tenant);
            EpochRow row = last.filter(this::takesKeys).orElseGet(() -> nextOrLast(tenant, last));
            newest.put(tenant, row);
            return row;
        }
    }

    /** An epoch that should have ended goes on as long as the next cannot be opened; new people are sealed for meanwhile. */
    private EpochRow nextOrLast(Tenant tenant, Optional<EpochRow> last) {
        try {
            return next(tenant, last.map(EpochRow::number).orElse(0) + 1);
        } catch (KeyUnavailableException e) {
            return last.filter(row -> row.state() == EpochRow.State.OPEN && isUnderCurrentKek(row))
                    .orElseThrow(() -> e);
        }
    }

    private boolean takesKeys(EpochRow row) {
        return row.state() == EpochRow.State.OPEN
                && isUnderCurrentKek(row)
                && clock.instant().isBefore(row.createdAt().plus(length));
    }

    private boolean isUnderCurrentKek(EpochRow row) {
        return row.kekId().equals(keks.of(row.tenant()).id());
    }

    private EpochRow next(Tenant tenant, int number) {
        GuardedKek kek = keks.of(tenant);
        Name epoch = new Name(tenant, number);
        try {
            String epochKek = pendingKek(kek, epoch);
            EpochRow stored = store.insertEpochIfAbsent(made(kek, epochKek, epoch));
            String unusedName = pending.remove(epoch);
            if (!stored.epochKek().equals(epochKek) && kek.destroysEpochKeks()) {
                Instant unused = kek.destroyEpochKek(epochKek, clock.instant()); // another node was first
            }
            return stored;
        } catch (KeyDeniedException e) {
            drop(kek);
            throw e;
        }
    }

    private String pendingKek(GuardedKek kek, Name epoch) {
        @Nullable String made = pending.get(epoch);
        if (made != null) {
            return made;
        }
        String epochKek = kek.createEpochKek();
        pending.put(epoch, epochKek);
        return epochKek;
    }

    /** What the KEK wraps, it has to unwrap before anything is sealed under it. */
    private EpochRow made(GuardedKek kek, String epochKek, Name epoch) {
        byte[] place = place(kek.id(), epoch.tenant(), epoch.number());
        byte[] key = nonces.key();
        byte[] again = new byte[0];
        try {
            byte[] fromKek = kek.wrap(epochKek, key, place);
            WrappedEpochKey wrapped = WrappedEpochKey.of(key, place, fromKek);
            again = unwrapAgain(kek, epochKek, fromKek, place);
            wrapped.require(again, place);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new EpochRow(
                    epoch.tenant(), epoch.number(), EpochRow.State.OPEN, kek.id(), epochKek, wrapped.stored(), now);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(again, (byte) 0);
        }
    }

    private static byte[] unwrapAgain(GuardedKek kek, String epochKek, byte[] fromKek, byte[] place) {
        try {
            return kek.unwrap(epochKek, fromKek, place);
        } catch (CiphertextRejectedException e) {
            throw new KeyUnavailableException("the KEK does not unwrap what it wrapped; no epoch is opened under it");
        }
    }

    private EpochRow stored(Tenant tenant, int number) {
        return store.epoch(tenant, number)
                .orElseThrow(() -> new KeyUnavailableException(
                        "the key store has no row of an epoch that its keys name", Safe.of("epoch", number)));
    }

    private Given unwrap(EpochRow row) {
        GuardedKek kek = keks.of(row);
        byte[] place = place(row.kekId(), row.tenant(), row.number());
        WrappedEpochKey wrapped = WrappedEpochKey.of(row.key());
        byte[] key = new byte[0];
        try {
            key = kek.unwrap(row.epochKek(), wrapped.forKek(), place);
            wrapped.require(key, place);
            return new Given(row.tenant(), new EpochKey(row.number(), key, nonces), kek);
        } catch (KeyDeniedException e) {
            drop(kek);
            throw e;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** A KEK that refuses may have been taken back, so nothing that came from it stays. */
    private void drop(GuardedKek kek) {
        keys.dropIf((tenant, from) -> from == kek);
        dropped.accept(tenant -> keks.serves(kek, tenant));
    }

    private static byte[] place(String kekId, Tenant tenant, int number) {
        return LengthPrefixed.list()
                .add("tacit/1/epoch")
                .add(kekId)
                .add(tenant.id())
                .add(number)
                .bytes();
    }
}
