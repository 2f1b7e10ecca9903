package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Which KEK wraps whose epoch keys: a tenant's own, or else the one that the others share. Immutable and thread-safe. */
public final class Keks {
    private final Ticker ticker;
    private final Executor refreshes;
    private final Optional<GuardedKek> shared;
    private final Map<Tenant, GuardedKek> own = new LinkedHashMap<>();

    /**
     * Puts guards around these KEKs.
     *
     * @param shared may be absent if every tenant that is served has a KEK of its own
     * @param maxAge within which what a tenant withdraws ends everywhere
     * @param refreshes where KEKs are asked ahead of time
     */
    public Keks(
            Optional<Kek> shared,
            Map<Tenant, Kek> own,
            Duration maxAge,
            KekThreads threads,
            Executor refreshes,
            Ticker ticker) {
        this.ticker = ticker;
        this.refreshes = refreshes;
        this.shared = shared.map(kek -> GuardedKek.shared(kek, threads, ticker));
        own.forEach((tenant, kek) -> this.own.put(tenant, GuardedKek.ofTenant(kek, maxAge, threads, ticker)));
    }

    /** Returns the KEK under which the tenant's next epoch is opened. */
    GuardedKek of(Tenant tenant) {
        return Optional.ofNullable(own.get(tenant))
                .or(() -> shared)
                .orElseThrow(() -> new IllegalStateException("a vault has a KEK for each tenant that it serves"));
    }

    /**
     * Returns the KEK that wraps an epoch: the tenant's own, or the shared one if the epoch is older than that.
     *
     * @throws KeyUnavailableException if it is neither
     */
    GuardedKek of(EpochRow row) {
        return find(row)
                .orElseThrow(() -> new KeyUnavailableException(
                        "an epoch was made under another KEK than this vault's; give the vault the KEK of that name",
                        Safe.of("epoch", row.number()),
                        Safe.of("kek", row.kekId())));
    }

    /** Returns the KEK that wraps an epoch, if this vault has it. */
    public Optional<GuardedKek> find(EpochRow row) {
        return Stream.concat(Stream.ofNullable(own.get(row.tenant())), shared.stream())
                .filter(kek -> kek.id().equals(row.kekId()))
                .findFirst();
    }

    /** Says whether keys of the tenant's may have been unwrapped through this KEK. */
    boolean serves(GuardedKek kek, Tenant tenant) {
        return !kek.isTenantsOwn() || own.get(tenant) == kek;
    }

    Ticker ticker() {
        return ticker;
    }

    Executor refreshes() {
        return refreshes;
    }

    /** Returns the one that tenants share, if there is one. */
    public Optional<GuardedKek> shared() {
        return shared;
    }

    /** Returns those that tenants brought. */
    public Collection<GuardedKek> tenantsOwn() {
        return Collections.unmodifiableCollection(own.values());
    }

    /** Returns all of them. */
    public Stream<GuardedKek> all() {
        return Stream.concat(shared.stream(), own.values().stream());
    }
}
