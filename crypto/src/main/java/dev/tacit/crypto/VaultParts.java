package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.crypto.internal.BlindIndex;
import dev.tacit.crypto.internal.CacheLimits;
import dev.tacit.crypto.internal.Epochs;
import dev.tacit.crypto.internal.GuardedKeyStore;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.KeyMint;
import dev.tacit.crypto.internal.Nonces;
import dev.tacit.crypto.internal.RefreshThread;
import dev.tacit.crypto.internal.SharedKeys;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.TenantKeys;
import dev.tacit.crypto.internal.Workbenches;
import dev.tacit.crypto.key.Kek;

/** A vault's parts, put together from the builder's settings. Thread-safe. */
record VaultParts(
        Tenancy tenancy,
        String service,
        GuardedKeyStore store,
        Workbenches benches,
        RefreshThread refreshing,
        Epochs epochs,
        SubjectKeys keys,
        TenantKeys tenantKeys,
        Handles handles,
        BlindIndex index,
        ValueSealer sealer,
        RecordOpener opener,
        PageOpener pages,
        Shredding shredding) {

    /** Puts the parts together, and asks the key store whether it is the one that its mark speaks of. */
    static VaultParts of(VaultBuilder settings, Kek kek, GuardedKeyStore store, Ticker ticker) {
        Nonces nonces = new Nonces();
        Epochs epochs = new Epochs(store, kek, settings.clock(), settings.epochLength(), nonces);
        KeyMint mint = new KeyMint(store, epochs, settings.clock(), nonces);
        CacheLimits limits = settings.cacheLimits();
        TenantKeys tenantKeys = new TenantKeys(store, mint, limits.maxAge(), ticker);
        Handles handles = new Handles(tenantKeys);
        Workbenches benches = new Workbenches(nonces, ticker, settings.clock());
        RefreshThread refreshing = new RefreshThread();
        SubjectKeys keys = new SubjectKeys(store, mint, handles, benches, limits, ticker, refreshing);
        AuditTrail trail = new AuditTrail(settings.auditSink());
        Gatekeeper gate = new Gatekeeper(settings.accessGate(), handles, trail);
        SharedKeys sharedKeys = new SharedKeys(store, tenantKeys, nonces, limits.maxAge(), ticker);
        SealingRules rules = settings.sealingRules();
        ValueOpener values = new ValueOpener(keys, sharedKeys, handles, rules);
        RecordOpener opener = new RecordOpener(keys, benches, values, gate, trail);
        ShredReports reports = new ShredReports(store, epochs, kek, limits.maxAge());
        store.check();
        return new VaultParts(
                settings.tenancy(),
                settings.service(),
                store,
                benches,
                refreshing,
                epochs,
                keys,
                tenantKeys,
                handles,
                new BlindIndex(tenantKeys),
                new ValueSealer(keys, sharedKeys, benches, rules),
                opener,
                new PageOpener(keys, opener, gate, trail),
                new Shredding(store, keys, handles, reports, trail, settings));
    }

    void close() {
        refreshing.close();
        keys.forgetAll();
        tenantKeys.forgetAll();
        epochs.forgetAll();
        store.close();
    }
}
