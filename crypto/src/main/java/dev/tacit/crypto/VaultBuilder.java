package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.access.AccessGate;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.internal.CacheLimits;
import dev.tacit.crypto.internal.FileKeyStore;
import dev.tacit.crypto.internal.GuardedKeyStore;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.internal.Later;
import dev.tacit.crypto.internal.Nonces;
import dev.tacit.crypto.key.FileMark;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.crypto.tink.LocalKek;
import dev.tacit.event.AuditSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

/** Collects a vault's parts. A KEK and a key store are needed; the rest has defaults. Not thread-safe. */
public final class VaultBuilder {
    private final VaultSettings settings = new VaultSettings();

    VaultBuilder() {}

    /**
     * Keeps keys, KEKs and mark in this folder; see {@link Vault#embedded}. What is set by its own method, before or after,
     * takes the place of that part: with a {@link #kek} no KEK is kept in the folder. The one in the folder is waited for for 1
     * minute, so that a slow disk fails nobody.
     */
    @CanIgnoreReturnValue
    public VaultBuilder embedded(Path folder) {
        settings.preset = new VaultSettings.Preset(
                () -> LocalKek.openOrCreate(folder.resolve("kek").resolve("tacit-kek.json")),
                FileMark.at(folder.resolve("mark").resolve("key-store-mark.json")),
                () -> openEmbedded(folder),
                VaultSettings.KEK_TIMEOUT);
        return this;
    }

    /**
     * Keeps keys in memory and the KEK too; see {@link Vault#inMemoryForTests}. What is set by its own method, before or after,
     * takes the place of that part. A caller waits for a KEK for 1 minute, so that no test fails because its machine is busy.
     */
    @CanIgnoreReturnValue
    public VaultBuilder inMemoryForTests() {
        Kek inMemory = new InMemoryKekForTests();
        settings.preset = new VaultSettings.Preset(
                () -> inMemory,
                KeyStoreMark.insecureNone(),
                InMemoryKeyStoreForTests::new,
                VaultSettings.LONGEST_KEK_TIMEOUT);
        return this;
    }

    /** Sets the KEK of all tenants that have none of their own. */
    @CanIgnoreReturnValue
    public VaultBuilder kek(Kek value) {
        settings.kek = Objects.requireNonNull(value, "kek");
        return this;
    }

    /**
     * Sets the KEK that a tenant brought. From now on the tenant's epochs are opened under it; older ones stay under the
     * shared KEK. If it refuses, everything that came from it is dropped at once on the node that asked, and within 5
     * minutes on every other; if it does not answer, what came from it serves for 5 minutes and no longer. The tenant's
     * values are sealed with a wide key reference from now on; {@link #pin} refuses the others.
     *
     * @param tenant one of {@link #tenants}, or {@link Tenant#SOLE} in a vault without
     */
    @CanIgnoreReturnValue
    public VaultBuilder ownKek(Tenant tenant, Kek value) {
        settings.ownKeks.put(Objects.requireNonNull(tenant, "tenant"), Objects.requireNonNull(value, "kek"));
        return this;
    }

    /** Sets how long a caller waits for a KEK: 1 millisecond to 1 minute, by default 2 seconds, or what a preset says. */
    @CanIgnoreReturnValue
    public VaultBuilder kekTimeout(Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(VaultSettings.LONGEST_KEK_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a KEK is waited for 1 millisecond to 1 minute");
        }
        settings.kekTimeout = value;
        return this;
    }

    /** Sets where wrapped keys lie. The vault closes it, also if it cannot be built on it. */
    @CanIgnoreReturnValue
    public VaultBuilder keyStore(KeyStore value) {
        Objects.requireNonNull(value, "keyStore");
        settings.keyStore = () -> value;
        return this;
    }

    /**
     * Sets where the key store's mark is kept outside the store. Without one a restored backup of the key store, which
     * brings shredded keys back, goes unnoticed; the vault warns of that when it is built. A new mark for a store that has
     * shreds is {@link KeyStoreMark#adopting} once.
     */
    @CanIgnoreReturnValue
    public VaultBuilder mark(KeyStoreMark value) {
        settings.mark = Objects.requireNonNull(value, "mark");
        return this;
    }

    /** Sets how far the lengths of what is sealed are hidden; by default they show. Every value can be read either way. */
    @CanIgnoreReturnValue
    public VaultBuilder padding(Padding value) {
        settings.padding = Objects.requireNonNull(value, "padding");
        return this;
    }

    /**
     * Pins the least that a tenant accepts for values of persons. From now on they are sealed with this suite; what was
     * sealed with a weaker one, or is bound less tightly, is rejected, so it is resealed before. Values of no single person
     * are sealed as ever: nobody who names a person is given one.
     *
     * @param tenant one of {@link #tenants}, or {@link Tenant#SOLE} in a vault without
     * @param suite {@link Suite#AES_256_GCM} or {@link Suite#AES_256_GCM_WIDE_REFERENCE}
     */
    @CanIgnoreReturnValue
    public VaultBuilder pin(Tenant tenant, Suite suite, Binding binding) {
        if (suite == Suite.XAES_256_GCM) {
            throw new IllegalArgumentException("XAES-256-GCM seals data of no single person");
        }
        settings.pins.put(Objects.requireNonNull(tenant, "tenant"), new SealingRules.Pin(suite, binding));
        return this;
    }

    /** Sets who decides about openings; by default everybody may, of which the vault warns. */
    @CanIgnoreReturnValue
    public VaultBuilder accessGate(AccessGate value) {
        settings.accessGate = Objects.requireNonNull(value, "accessGate");
        return this;
    }

    /** Sets where audit events go; by default they are discarded, of which the vault warns. */
    @CanIgnoreReturnValue
    public VaultBuilder auditSink(AuditSink value) {
        settings.auditSink = Objects.requireNonNull(value, "auditSink");
        return this;
    }

    /** Sets the clock of epochs and quarantines; by default the machine's. */
    @CanIgnoreReturnValue
    public VaultBuilder clock(InstantSource value) {
        settings.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Sets for how long a shred can be cancelled: 0 to 30 days, by default 24 hours. */
    @CanIgnoreReturnValue
    public VaultBuilder quarantine(Duration value) {
        if (value.isNegative() || value.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("a quarantine lasts 0 to 30 days");
        }
        settings.quarantine = value;
        return this;
    }

    /** Sets for how long an epoch takes new keys: 1 hour to 90 days, by default 7 days. */
    @CanIgnoreReturnValue
    public VaultBuilder epochLength(Duration value) {
        if (value.compareTo(Duration.ofHours(1)) < 0 || value.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("an epoch lasts 1 hour to 90 days");
        }
        settings.epochLength = value;
        return this;
    }

    /** Sets how many shreds a tenant may ask for within an hour, at least 1, by default 100: a shred is a weapon too. */
    @CanIgnoreReturnValue
    public VaultBuilder shredsPerHour(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("at least one shred an hour is allowed");
        }
        settings.shredsPerHour = value;
        return this;
    }

    /**
     * Sets how much memory all that is cached per subject may take: keys, ciphers and names. One subject takes at most 2,000
     * bytes, so a million bytes are room for 500; at least 1 MiB, by default 64 MiB.
     */
    @CanIgnoreReturnValue
    public VaultBuilder cacheBudgetBytes(long value) {
        if (value < CacheLimits.MIN_BUDGET_BYTES) {
            throw new IllegalArgumentException("the cache of keys takes at least 1 MiB");
        }
        settings.cacheLimits = settings.cacheLimits.withBudget(value);
        return this;
    }

    /**
     * Sets for how long a subject's key is served without a new look at the key store: 1 second to 15 minutes, by default 5
     * minutes. It is the time within which a shred reaches the other nodes. A key that is in use is looked at again in the
     * background before that.
     */
    @CanIgnoreReturnValue
    public VaultBuilder keysServedFor(Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofMinutes(15)) > 0) {
            throw new IllegalArgumentException("a key is served for 1 second to 15 minutes");
        }
        settings.cacheLimits = settings.cacheLimits.withMaxAge(value);
        return this;
    }

    /** Makes this a vault with tenants, and these are they. */
    @CanIgnoreReturnValue
    public VaultBuilder tenants(Set<Tenant> value) {
        settings.tenancy = Tenancy.of(value);
        return this;
    }

    /** Names the service whose log tokens this vault makes, so that two services' tokens differ; by default "default". */
    @CanIgnoreReturnValue
    public VaultBuilder service(String value) {
        if (!value.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("a service's name has 1 to 64 characters of a-z 0-9 -");
        }
        settings.service = value;
        return this;
    }

    /**
     * Returns the vault.
     *
     * @throws IllegalStateException if the key store is missing, or a tenant's KEK; or if a KEK or a pin is of a tenant
     *     that is not served
     * @throws dev.tacit.crypto.key.KeyStoreBehindException if the key store is older than its mark, or has shreds and its
     *     mark is missing
     */
    public Vault build() {
        KeyStore opened = settings.openStore();
        try {
            settings.warn();
            return new Vault(VaultParts.of(settings, new GuardedKeyStore(opened, settings.mark())));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** A folder for the mark is made with a new store only: later, one that is missing was lost. */
    private static KeyStore openEmbedded(Path folder) {
        Path keys = folder.resolve("keys");
        try {
            if (!FileKeyStore.isIn(keys)) {
                DurableFile.createFolder(folder.resolve("mark").toAbsolutePath());
            }
        } catch (IOException e) {
            throw new KeyUnavailableException(
                    "the folder of the key store's mark cannot be made", Safe.of("failure", e.getClass()));
        }
        return FileKeyStore.open(keys);
    }

    /** Sets the monotonic clock by which cached keys grow old. */
    @CanIgnoreReturnValue
    VaultBuilder ticker(Ticker value) {
        settings.ticker = value;
        return this;
    }

    /** Sets where nonces and keys come from; by default the operating system. */
    @CanIgnoreReturnValue
    VaultBuilder nonces(Nonces value) {
        settings.nonces = value;
        return this;
    }

    /** Sets what waits until keys are too old; by default the JDK's own timer. */
    @CanIgnoreReturnValue
    VaultBuilder later(Later value) {
        settings.later = value;
        return this;
    }

    /** Sets where KEKs are asked ahead of time; by default on a thread of the vault's. */
    @CanIgnoreReturnValue
    VaultBuilder refreshes(Executor value) {
        settings.refreshes = value;
        return this;
    }
}
