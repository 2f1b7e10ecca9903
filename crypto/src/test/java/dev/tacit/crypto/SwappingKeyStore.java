package dev.tacit.crypto;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key store whose operator writes another person's handle into the rows. */
final class SwappingKeyStore implements KeyStore {
    private final KeyStore store;
    private Optional<SubjectHandle> claimed = Optional.empty();

    SwappingKeyStore(KeyStore store) {
        this.store = store;
    }

    void claimFor(SubjectHandle handle) {
        claimed = Optional.of(handle);
    }

    @Override
    public Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        return store.byReference(tenant, ref).map(this::claimed);
    }

    private KeyRow claimed(KeyRow row) {
        return claimed.map(handle -> new KeyRow(
                        KeySlot.ofSubject(row.tenant(), handle, row.slot().scope()),
                        row.generation(),
                        row.ref(),
                        row.epoch(),
                        row.key(),
                        row.state(),
                        row.createdAt()))
                .orElse(row);
    }

    @Override
    public StoreMark mark() {
        return store.mark();
    }

    @Override
    public Optional<EpochRow> newestEpoch(Tenant tenant) {
        return store.newestEpoch(tenant);
    }

    @Override
    public Optional<EpochRow> epoch(Tenant tenant, int number) {
        return store.epoch(tenant, number);
    }

    @Override
    public EpochRow insertEpochIfAbsent(EpochRow row) {
        return store.insertEpochIfAbsent(row);
    }

    @Override
    public List<KeyRow> generations(KeySlot slot) {
        return store.generations(slot);
    }

    @Override
    public KeyRow insertKeyIfAbsent(KeyRow row) {
        return store.insertKeyIfAbsent(row);
    }

    @Override
    public Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return store.shred(tenant, requestId);
    }

    @Override
    public ShredRow disable(ShredRow request, ShredLimit limit) {
        return store.disable(request, limit);
    }

    @Override
    public ShredRow reactivate(Tenant tenant, String requestId, Instant now) {
        return store.reactivate(tenant, requestId, now);
    }

    @Override
    public ShredRow destroy(Tenant tenant, String requestId, Instant now) {
        return store.destroy(tenant, requestId, now);
    }

    @Override
    public List<ShredRow> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    @Override
    public long reserveMessages(Tenant tenant, KeyRef ref, long messages) {
        return store.reserveMessages(tenant, ref, messages);
    }

    @Override
    public List<TenantShredRow> tenantShreds(Tenant tenant) {
        return store.tenantShreds(tenant);
    }

    @Override
    public TenantShredRow disableTenant(TenantShredRow request) {
        return store.disableTenant(request);
    }

    @Override
    public TenantShredRow changeTenantShred(TenantShredRow next) {
        return store.changeTenantShred(next);
    }
}
