package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.crypto.internal.BlindIndex;
import dev.tacit.crypto.internal.Epochs;
import dev.tacit.crypto.internal.GuardedKeyStore;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.KekThreads;
import dev.tacit.crypto.internal.Keks;
import dev.tacit.crypto.internal.KeyMint;
import dev.tacit.crypto.internal.Nonces;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.TenantKeys;

/** A vault's parts, put together from the builder's settings. Thread-safe. */
record VaultParts(
        Tenancy tenancy,
        String service,
        GuardedKeyStore store,
        Nonces nonces,
        Epochs epochs,
        SubjectKeys keys,
        TenantKeys tenantKeys,
        Handles handles,
        BlindIndex index,
        RecordOpener opener,
        Shredding shredding,
        TenantShredding tenantShredding,
        KekThreads threads,
        VaultWatch watch) {

    /** Puts the parts together, and asks the key store whether it is the one that its mark speaks of. */
    static VaultParts of(VaultBuilder settings, GuardedKeyStore store) {
        Nonces nonces = new Nonces();
        Ticker ticker = settings.ticker();
        KekThreads threads = new KekThreads(settings.kekTimeout());
        Keks keks = new Keks(settings.kek(), settings.ownKeks(), threads, settings.refreshes(threads), ticker);
        Epochs epochs = new Epochs(store, keks, settings.clock(), settings.epochLength(), nonces);
        KeyMint mint = new KeyMint(store, epochs, settings.clock(), nonces);
        SubjectKeys keys = new SubjectKeys(store, mint, ticker);
        TenantKeys tenantKeys = new TenantKeys(store, mint, ticker);
        Handles handles = new Handles(tenantKeys);
        AuditTrail trail = new AuditTrail(settings.auditSink());
        RecordOpener opener = new RecordOpener(keys, handles, settings.accessGate(), trail);
        epochs.whenDropped(tenants -> {
            keys.forget(tenants);
            tenantKeys.forget(tenants);
        });
        ShredReports reports = new ShredReports(store, epochs, keks);
        Shredding shredding = new Shredding(store, keys, handles, reports, trail, settings);
        store.check();
        return new VaultParts(
                settings.tenancy(),
                settings.service(),
                store,
                nonces,
                epochs,
                keys,
                tenantKeys,
                handles,
                new BlindIndex(tenantKeys),
                opener,
                shredding,
                new TenantShredding(store, epochs, keys, tenantKeys, trail, settings),
                threads,
                new VaultWatch(keks, epochs, store, keys, trail));
    }

    void close() {
        keys.forgetAll();
        tenantKeys.forgetAll();
        epochs.forgetAll();
        threads.close();
        store.close();
    }
}
