package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.SystemClock;
import dev.tacit.Tenant;
import dev.tacit.access.AccessGate;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.internal.CacheLimits;
import dev.tacit.crypto.internal.KekThreads;
import dev.tacit.crypto.internal.Later;
import dev.tacit.crypto.internal.Nonces;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.event.AuditSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a {@link VaultBuilder} has collected, and the defaults of the rest. Not thread-safe. */
final class VaultSettings {
    private static final Logger LOG = LoggerFactory.getLogger(VaultBuilder.class);
    static final Duration KEK_TIMEOUT = Duration.ofSeconds(2);
    static final Duration LONGEST_KEK_TIMEOUT = Duration.ofMinutes(1);

    @Nullable
    Kek kek;

    final Map<Tenant, Kek> ownKeks = new LinkedHashMap<>();

    @Nullable
    Duration kekTimeout;

    @Nullable
    Executor refreshes;

    @Nullable
    Later later;

    @Nullable
    Supplier<KeyStore> keyStore;

    final Map<Tenant, SealingRules.Pin> pins = new LinkedHashMap<>();
    Padding padding = Padding.NONE;

    @Nullable
    KeyStoreMark mark;

    @Nullable
    AccessGate accessGate;

    @Nullable
    AuditSink auditSink;

    InstantSource clock = SystemClock.instance();
    Duration quarantine = Duration.ofHours(24);
    Duration epochLength = Duration.ofDays(7);
    int shredsPerHour = 100;
    Tenancy tenancy = Tenancy.single();
    String service = "default";
    CacheLimits cacheLimits = CacheLimits.DEFAULT;
    Ticker ticker = Ticker.systemTicker();
    Nonces nonces = new Nonces();

    /**
     * Where what the host did not set comes from. A KEK from here is this machine's own, and waited for as long as may be.
     *
     * @param timeoutOfAnother how long another KEK is waited for
     */
    record Preset(Supplier<Kek> kek, KeyStoreMark mark, Supplier<KeyStore> keyStore, Duration timeoutOfAnother) {}

    @Nullable
    Preset preset;

    /** Returns the key store, opened. */
    KeyStore openStore() {
        fillFromPreset();
        if (keyStore == null || (kek == null && !tenancy.isCoveredBy(ownKeks.keySet()))) {
            throw new IllegalStateException("a vault needs a key store and a KEK, or one for each tenant;"
                    + " Vault.embedded(folder) brings both along");
        }
        if (!tenancy.covers(ownKeks.keySet()) || !tenancy.covers(pins.keySet())) {
            throw new IllegalStateException("a tenant that this vault does not serve was given a KEK or a pin");
        }
        return keyStore.get();
    }

    private void fillFromPreset() {
        if (preset != null) {
            Duration timeout = kek == null ? LONGEST_KEK_TIMEOUT : preset.timeoutOfAnother();
            kekTimeout = kekTimeout == null ? timeout : kekTimeout;
            kek = kek == null ? preset.kek().get() : kek;
            mark = mark == null ? preset.mark() : mark;
            keyStore = keyStore == null ? preset.keyStore() : keyStore;
        }
    }

    /** Says in the log what was left to defaults that a vault in production should not have. */
    void warn() {
        if (mark == null) {
            LOG.warn("the key store has no mark outside: a restored backup of it would go unnoticed");
        }
        if (accessGate == null) {
            LOG.warn("the vault has no access gate: whoever says who they are may open everything");
        }
        if (auditSink == null) {
            LOG.warn("the vault has no audit sink: no opening and no shred is recorded");
        }
        if (Stream.concat(Stream.ofNullable(kek), ownKeks.values().stream())
                .anyMatch(used -> !used.destroysEpochKeks())) {
            LOG.warn("a KEK cannot be destroyed with its epoch: shreds stay pending as long as backups exist");
        }
    }

    Optional<Kek> kek() {
        return Optional.ofNullable(kek);
    }

    Duration kekTimeout() {
        return kekTimeout == null ? KEK_TIMEOUT : kekTimeout;
    }

    Executor refreshes(KekThreads threads) {
        return refreshes == null ? threads.refreshes() : refreshes;
    }

    Later later(Executor refreshing) {
        return later == null
                ? (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, refreshing)
                        .execute(task)
                : later;
    }

    KeyStoreMark mark() {
        return mark == null ? KeyStoreMark.insecureNone() : mark;
    }

    SealingRules sealingRules() {
        return new SealingRules(padding, ownKeks.keySet(), pins);
    }

    AccessGate accessGate() {
        return accessGate == null ? AccessGate.allowAll() : accessGate;
    }

    AuditSink auditSink() {
        return auditSink == null ? AuditSink.discardAll() : auditSink;
    }
}
