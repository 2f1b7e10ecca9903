package dev.tacit.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.crypto.internal.BlindIndex;
import dev.tacit.crypto.internal.CacheLimits;
import dev.tacit.crypto.internal.Epochs;
import dev.tacit.crypto.internal.GuardedKeyStore;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.KekThreads;
import dev.tacit.crypto.internal.Keks;
import dev.tacit.crypto.internal.KeyMint;
import dev.tacit.crypto.internal.Later;
import dev.tacit.crypto.internal.Messages;
import dev.tacit.crypto.internal.Nonces;
import dev.tacit.crypto.internal.RefreshThread;
import dev.tacit.crypto.internal.SharedKeys;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.TenantKeys;
import dev.tacit.crypto.internal.Workbenches;
import java.util.concurrent.Executor;

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
        Messages messages,
        PageOpener pages,
        RecordScopes scopes,
        Shredding shredding,
        TenantShredding tenantShredding,
        KekThreads threads,
        VaultWatch watch) {

    /** Puts the parts together, and asks the key store whether it is the one that its mark speaks of. */
    static VaultParts of(VaultSettings settings, GuardedKeyStore store) {
        Nonces nonces = settings.nonces;
        Ticker ticker = settings.ticker;
        KekThreads threads = new KekThreads(settings.kekTimeout());
        CacheLimits limits = settings.cacheLimits;
        Keks keks = new Keks(
                settings.kek(), settings.ownKeks, limits.maxAge(), threads, settings.refreshes(threads), ticker);
        RefreshThread refreshing = new RefreshThread();
        Later later = settings.later(refreshing);
        Epochs epochs = new Epochs(store, keks, settings.clock, settings.epochLength, nonces, later);
        KeyMint mint = new KeyMint(store, epochs, settings.clock, nonces);
        TenantKeys tenantKeys = new TenantKeys(store, mint, limits.maxAge(), ticker);
        Handles handles = new Handles(tenantKeys);
        Workbenches benches = new Workbenches(nonces, ticker, settings.clock);
        Executor aged = task -> later.after(limits.maxAge(), task);
        SubjectKeys keys = new SubjectKeys(store, mint, handles, benches, limits, ticker, refreshing, aged);
        AuditTrail trail = new AuditTrail(settings.auditSink());
        Gatekeeper gate = new Gatekeeper(settings.accessGate(), handles, trail);
        SharedKeys sharedKeys = new SharedKeys(store, tenantKeys, nonces, limits.maxAge(), ticker);
        SealingRules rules = settings.sealingRules();
        ValueOpener values = new ValueOpener(keys, sharedKeys, handles, rules);
        RecordOpener opener = new RecordOpener(keys, benches, values, gate, trail);
        epochs.whenDropped(tenants -> {
            keys.retireAll(slot -> tenants.test(slot.tenant()));
            tenantKeys.wipe(tenants);
        });
        Messages messages = new Messages(store);
        ShredReports reports = new ShredReports(store, epochs, keks, limits.maxAge());
        store.check();
        return new VaultParts(
                settings.tenancy,
                settings.service,
                store,
                benches,
                refreshing,
                epochs,
                keys,
                tenantKeys,
                handles,
                new BlindIndex(tenantKeys),
                new ValueSealer(keys, sharedKeys, benches, rules, messages, store::calls),
                opener,
                messages,
                new PageOpener(keys, opener, gate, trail),
                new RecordScopes(settings.clock),
                new Shredding(store, keys, handles, reports, trail, settings),
                new TenantShredding(store, epochs, keys, tenantKeys, trail, settings),
                threads,
                new VaultWatch(keks, epochs, store, keys, trail));
    }

    /** Drops and wipes everything that is cached. */
    void forgetKeys() {
        keys.forgetAll();
        tenantKeys.forgetAll();
        epochs.forgetAll();
    }

    void close() {
        refreshing.close();
        forgetKeys();
        threads.close();
        messages.settle();
        store.close();
    }
}
