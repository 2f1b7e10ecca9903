package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.internal.Epochs;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.TenantKeys;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.TenantShredRow;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Shreds whole tenants: disables at once, destroys after the quarantine, first the rows and then the KEKs of the tenant's
 * epochs. Each step can be asked for again after a crash; its intent is in the audit log before it is done. Thread-safe.
 */
final class TenantShredding {
    private final KeyStore store;
    private final Epochs epochs;
    private final SubjectKeys keys;
    private final TenantKeys tenantKeys;
    private final AuditTrail trail;
    private final TenantShredReports reports;
    private final InstantSource clock;
    private final Duration quarantine;

    TenantShredding(
            KeyStore store,
            Epochs epochs,
            SubjectKeys keys,
            TenantKeys tenantKeys,
            AuditTrail trail,
            VaultSettings settings) {
        this.store = store;
        this.epochs = epochs;
        this.keys = keys;
        this.tenantKeys = tenantKeys;
        this.trail = trail;
        this.reports = new TenantShredReports(settings.clock, settings.cacheLimits.maxAge());
        this.clock = settings.clock;
        this.quarantine = settings.quarantine;
    }

    TenantShredReport shred(Tenant tenant, String requestId) {
        if (!requestId.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("a request id has 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
        try {
            return reports.of(find(tenant, requestId).orElseGet(() -> disable(tenant, requestId)));
        } finally {
            forget(tenant); // a step that failed may have been stored all the same
        }
    }

    TenantShredReport cancel(Tenant tenant, String requestId) {
        TenantShredRow known = find(tenant, requestId)
                .orElseThrow(() -> new ShredRefusedException("there is no such shred", Safe.of("request", requestId)));
        if (known.state() == ShredRow.State.CANCELLED) {
            return reports.of(known);
        }
        tell("tenant-cancel-intended", known);
        try {
            return reports.of(store.changeTenantShred(known.ended(ShredRow.State.CANCELLED, now())));
        } finally {
            forget(tenant);
        }
    }

    /**
     * Destroys what is due of these tenants', and what was begun and not finished.
     *
     * @throws CryptoException the first failure, once each tenant had its turn
     */
    void destroyDue(Collection<Tenant> tenants) {
        Optional<CryptoException> first = Optional.empty();
        for (Tenant tenant : tenants) {
            Optional<CryptoException> failure = failureOf(tenant);
            first = first.or(() -> failure);
        }
        first.ifPresent(failure -> {
            throw failure;
        });
    }

    private Optional<CryptoException> failureOf(Tenant tenant) {
        try {
            destroyDue(tenant);
            return Optional.empty();
        } catch (CryptoException e) {
            return Optional.of(e);
        }
    }

    private void destroyDue(Tenant tenant) {
        for (TenantShredRow row : store.tenantShreds(tenant)) {
            if (row.state() == ShredRow.State.QUARANTINED && !row.destroyAt().isAfter(now())) {
                destroyKeks(destroy(row));
            } else if (row.state() == ShredRow.State.DESTROYED
                    && row.keksGoneAt().isEmpty()) {
                destroyKeks(row);
            }
        }
    }

    private Optional<TenantShredRow> find(Tenant tenant, String requestId) {
        return store.tenantShreds(tenant).stream()
                .filter(row -> row.requestId().equals(requestId))
                .findFirst();
    }

    private TenantShredRow disable(Tenant tenant, String requestId) {
        Instant now = now();
        TenantShredRow asked = TenantShredRow.requested(tenant, requestId, now, now.plus(quarantine));
        tell("tenant-shred-intended", asked);
        return store.disableTenant(asked);
    }

    private TenantShredRow destroy(TenantShredRow row) {
        tell("tenant-destroy-intended", row);
        try {
            return store.changeTenantShred(row.ended(ShredRow.State.DESTROYED, now()));
        } finally {
            forget(row.tenant());
        }
    }

    private void destroyKeks(TenantShredRow row) {
        epochs.destroyKeks(row.tenant(), now()).ifPresent(gone -> {
            TenantShredRow unused = store.changeTenantShred(row.withKeksGone(gone));
        });
    }

    private void forget(Tenant tenant) {
        keys.forget(slot -> slot.tenant().equals(tenant));
        tenantKeys.forget(tenant::equals);
        epochs.forget(tenant);
    }

    private void tell(String act, TenantShredRow row) {
        Actor actor = Access.current().map(Access::actor).orElse(Actor.service("vault"));
        trail.record(new AuditEvent.KeyChange(
                row.tenant(),
                actor,
                act,
                List.of(),
                List.of(
                        Safe.of("request", row.requestId()),
                        Safe.of("destroyAt", row.destroyAt().toString())),
                Outcome.ALLOWED));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
