package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shreds: disables at once, destroys after the quarantine. Each step is one transaction of the key store and can be asked
 * for again after a crash; its intent is in the audit log before it is done. Thread-safe.
 */
final class Shredding {
    private static final int PAGE = 100;
    private static final Duration HOUR = Duration.ofHours(1);

    private final KeyStore store;
    private final SubjectKeys keys;
    private final Handles handles;
    private final ShredReports reports;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final Duration quarantine;
    private final int shredsPerHour;

    Shredding(
            KeyStore store,
            SubjectKeys keys,
            Handles handles,
            ShredReports reports,
            AuditTrail trail,
            VaultBuilder settings) {
        this.store = store;
        this.keys = keys;
        this.handles = handles;
        this.reports = reports;
        this.trail = trail;
        this.clock = settings.clock();
        this.quarantine = settings.quarantine();
        this.shredsPerHour = settings.shredsPerHour();
    }

    ShredReport shred(ShredRequest request) {
        SubjectHandle handle = handles.of(request.tenant(), request.subject());
        KeySlot slot = handles.slot(request.tenant(), handle, request.scope());
        ShredRow asked = requested(request, slot);
        try {
            ShredRow row = store.shred(request.tenant(), request.requestId()).orElseGet(() -> disable(asked));
            requireSame(row, slot);
            if (row.state() != ShredRow.State.CANCELLED) {
                keys.forget(row);
            }
            return reports.of(row);
        } finally {
            // A step that failed may have been stored all the same: its answer or its mark was lost.
            keys.forget(asked);
        }
    }

    ShredReport cancel(Tenant tenant, String requestId) {
        ShredRow known = store.shred(tenant, requestId)
                .orElseThrow(() -> new ShredRefusedException("there is no such shred", Safe.of("request", requestId)));
        if (known.state() == ShredRow.State.QUARANTINED) {
            tell("cancel-intended", known);
        }
        ShredRow row = store.reactivate(tenant, requestId, now());
        keys.forget(row);
        return reports.of(row);
    }

    List<ShredReport> destroyDue() {
        List<ShredReport> done = new ArrayList<>();
        Set<ShredRow> refused = new HashSet<>();
        List<ShredRow> due = due(refused);
        while (!due.isEmpty()) {
            for (ShredRow row : due) {
                destroyUnlessRefused(row).ifPresentOrElse(done::add, () -> refused.add(row));
            }
            due = due(refused);
        }
        return done;
    }

    private List<ShredRow> due(Set<ShredRow> refused) {
        return store.due(now(), PAGE + refused.size()).stream()
                .filter(row -> !refused.contains(row))
                .toList();
    }

    /** Somebody may cancel a request just before its turn; the others' are not to wait for that. */
    private Optional<ShredReport> destroyUnlessRefused(ShredRow row) {
        try {
            return Optional.of(destroy(row));
        } catch (ShredRefusedException e) {
            return Optional.empty();
        }
    }

    void reopen(Tenant tenant, Subject subject, KeyScope scope) {
        SubjectHandle handle = handles.of(tenant, subject);
        trail.record(event("reopen-intended", tenant, handle, List.of(), Outcome.ALLOWED));
        boolean unused = keys.reopen(handles.slot(tenant, handle, scope));
    }

    private ShredRow requested(ShredRequest request, KeySlot slot) {
        Instant now = now();
        return ShredRow.requested(
                request.tenant(),
                request.requestId(),
                SubjectHandle.parse(slot.owner()),
                slot.scope(),
                now,
                now.plus(quarantine));
    }

    private ShredRow disable(ShredRow asked) {
        tell("shred-intended", asked);
        try {
            return store.disable(
                    asked, new ShredLimit(shredsPerHour, asked.disabledAt().minus(HOUR)));
        } catch (ShredRefusedException e) {
            trail.recordRefusal(event("shred-refused", asked, Outcome.DENIED));
            throw e;
        }
    }

    private ShredReport destroy(ShredRow row) {
        tell("destroy-intended", row);
        try {
            return reports.of(store.destroy(row.tenant(), row.requestId(), now()));
        } finally {
            keys.forget(row);
        }
    }

    private static void requireSame(ShredRow row, KeySlot slot) {
        if (!row.handle().hex().equals(slot.owner()) || !row.scope().equals(slot.scope())) {
            throw new ShredRefusedException(
                    "this request id was used for another subject or scope", Safe.of("request", row.requestId()));
        }
    }

    private void tell(String act, ShredRow row) {
        trail.record(event(act, row, Outcome.ALLOWED));
    }

    private static AuditEvent event(String act, ShredRow row, Outcome outcome) {
        List<Safe> arguments = List.of(
                Safe.of("request", row.requestId()),
                Safe.of("destroyAt", row.destroyAt().toString()));
        return event(act, row.tenant(), row.handle(), arguments, outcome);
    }

    private static AuditEvent event(
            String act, Tenant tenant, SubjectHandle handle, List<Safe> arguments, Outcome outcome) {
        Actor actor = Access.current().map(Access::actor).orElse(Actor.service("vault"));
        return new AuditEvent.KeyChange(tenant, actor, act, List.of(handle), arguments, outcome);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
