package dev.tacit.crypto.internal;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A key store whose rows all lie in memory; what makes a change durable is its heirs' business. Thread-safe. */
abstract class TableKeyStore implements KeyStore {
    /** Returns the rows as they are. */
    abstract KeyTable table();

    /** Makes the change durable and then applies it to the table. */
    abstract void commit(KeyChange change);

    @Override
    public synchronized StoreMark mark() {
        return table().mark();
    }

    @Override
    public synchronized Optional<EpochRow> newestEpoch(Tenant tenant) {
        return table().newestEpoch(tenant);
    }

    @Override
    public synchronized Optional<EpochRow> epoch(Tenant tenant, int number) {
        return table().epoch(tenant, number);
    }

    @Override
    public synchronized EpochRow insertEpochIfAbsent(EpochRow row) {
        if (table().epoch(row.tenant(), row.number()).isEmpty()) {
            requireTenantAlive(row.tenant());
            commit(new KeyChange.EpochAdded(row));
        }
        return table().epoch(row.tenant(), row.number()).orElseThrow();
    }

    @Override
    public synchronized List<KeyRow> generations(KeySlot slot) {
        return table().generations(slot);
    }

    @Override
    public synchronized Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        return table().byReference(tenant, ref);
    }

    @Override
    public synchronized List<KeyRow> byReferences(Tenant tenant, Collection<KeyRef> refs) {
        return refs.stream()
                .flatMap(ref -> table().byReference(tenant, ref).stream())
                .toList();
    }

    @Override
    public synchronized KeyRow insertKeyIfAbsent(KeyRow row) {
        Optional<KeyRow> there = generation(row);
        if (there.isPresent()) {
            return there.get();
        }
        requireTenantAlive(row.tenant());
        requireOpen(row);
        requireWholeSubjectActive(row.slot());
        commit(new KeyChange.KeyAdded(row));
        return row;
    }

    @Override
    public synchronized long reserveMessages(Tenant tenant, KeyRef ref, long messages) {
        if (table().byReference(tenant, ref).isEmpty()) {
            throw new KeyUnavailableException("the key store has no such key to count messages of");
        }
        long sum = Math.addExact(table().messages(tenant, ref), messages);
        commit(new KeyChange.Reserved(tenant, ref, sum));
        return sum;
    }

    @Override
    public synchronized Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return table().shred(tenant, requestId);
    }

    @Override
    public synchronized ShredRow disable(ShredRow request, ShredLimit limit) {
        Optional<ShredRow> known = shred(request.tenant(), request.requestId());
        if (known.isPresent()) {
            return known.get();
        }
        limit.requireRoom(shredsSince(request.tenant(), limit.after()));
        ShredRow covering = request.covering(table().coveredBy(request));
        commit(new KeyChange.Disabled(covering));
        return covering;
    }

    @Override
    public synchronized ShredRow reactivate(Tenant tenant, String requestId, Instant now) {
        ShredRow request = known(tenant, requestId);
        if (request.state() == ShredRow.State.DESTROYED) {
            throw new ShredRefusedException("the keys are destroyed already", Safe.of("request", requestId));
        }
        if (request.state() == ShredRow.State.QUARANTINED) {
            commit(new KeyChange.Reactivated(tenant, requestId, now));
        }
        return known(tenant, requestId);
    }

    @Override
    public synchronized ShredRow destroy(Tenant tenant, String requestId, Instant now) {
        ShredRow request = known(tenant, requestId);
        if (request.state() == ShredRow.State.CANCELLED) {
            throw new ShredRefusedException("the request was cancelled", Safe.of("request", requestId));
        }
        if (request.state() == ShredRow.State.QUARANTINED) {
            commit(new KeyChange.Destroyed(tenant, requestId, now));
        }
        return known(tenant, requestId);
    }

    @Override
    public synchronized List<ShredRow> due(Instant now, int limit) {
        return table().shreds().stream()
                .filter(request -> request.state() == ShredRow.State.QUARANTINED
                        && !request.destroyAt().isAfter(now))
                .sorted(Comparator.comparing(ShredRow::destroyAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<TenantShredRow> tenantShreds(Tenant tenant) {
        return table().tenantShreds(tenant);
    }

    @Override
    public synchronized TenantShredRow disableTenant(TenantShredRow request) {
        Optional<TenantShredRow> known = tenantShred(request);
        if (known.isPresent()) {
            return known.get();
        }
        if (table().isShredded(request.tenant())) {
            throw new ShredRefusedException("another request has shredded this tenant already");
        }
        TenantShredRow covering = request.covering(table().countKeys(request.tenant()));
        commit(new KeyChange.TenantShredChanged(covering));
        return covering;
    }

    @Override
    public synchronized TenantShredRow changeTenantShred(TenantShredRow next) {
        TenantShredRow known = tenantShred(next)
                .orElseThrow(() ->
                        new ShredRefusedException("there is no such shred", Safe.of("request", next.requestId())));
        if (known.equals(next)) {
            return known;
        }
        if (!known.mayBecome(next)) {
            throw new ShredRefusedException(
                    "a tenant's shred does not go from here to there",
                    Safe.of("from", known.state()),
                    Safe.of("to", next.state()));
        }
        commit(new KeyChange.TenantShredChanged(next));
        return next;
    }

    private int shredsSince(Tenant tenant, Instant after) {
        return (int) table().shreds().stream()
                .filter(request -> request.tenant().equals(tenant)
                        && !request.keys().isEmpty()
                        && request.disabledAt().isAfter(after))
                .count();
    }

    private Optional<TenantShredRow> tenantShred(TenantShredRow like) {
        return table().tenantShreds(like.tenant()).stream()
                .filter(row -> row.requestId().equals(like.requestId()))
                .findFirst();
    }

    private void requireTenantAlive(Tenant tenant) {
        if (table().isShredded(tenant)) {
            throw new KeyShreddedException("the tenant was shredded");
        }
    }

    private Optional<KeyRow> generation(KeyRow row) {
        return table().generations(row.slot()).stream()
                .filter(there -> there.generation() == row.generation())
                .findFirst();
    }

    private void requireOpen(KeyRow row) {
        boolean open = table().epoch(row.tenant(), row.epoch())
                .filter(epoch -> epoch.state() == EpochRow.State.OPEN)
                .isPresent();
        if (!open) {
            throw new KeyUnavailableException(
                    "the epoch takes no more keys; try again under the next", Safe.of("epoch", row.epoch()));
        }
    }

    private void requireWholeSubjectActive(KeySlot slot) {
        if (slot.isNarrower() && !table().isActive(slot.ofWholeSubject())) {
            throw new KeyShreddedException("the subject has no active key, so none of a narrower scope is made");
        }
    }

    private ShredRow known(Tenant tenant, String requestId) {
        return shred(tenant, requestId)
                .orElseThrow(() -> new ShredRefusedException("there is no such shred", Safe.of("request", requestId)));
    }
}
