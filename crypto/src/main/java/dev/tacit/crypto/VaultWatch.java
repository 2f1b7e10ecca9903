package dev.tacit.crypto;

import dev.tacit.crypto.VaultHealth.Cause;
import dev.tacit.crypto.VaultHealth.Status;
import dev.tacit.crypto.internal.Epochs;
import dev.tacit.crypto.internal.GuardedKek;
import dev.tacit.crypto.internal.GuardedKeyStore;
import dev.tacit.crypto.internal.Keks;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.Tally;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Tells how a vault fares from what its parts have counted. Thread-safe. */
final class VaultWatch {
    private final Keks keks;
    private final Epochs epochs;
    private final GuardedKeyStore store;
    private final SubjectKeys keys;
    private final AuditTrail trail;

    VaultWatch(Keks keks, Epochs epochs, GuardedKeyStore store, SubjectKeys keys, AuditTrail trail) {
        this.keks = keks;
        this.epochs = epochs;
        this.store = store;
        this.keys = keys;
        this.trail = trail;
    }

    VaultHealth health(boolean closed) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (closed) {
            causes.add(Cause.CLOSED);
        }
        keks.shared().ifPresent(kek -> add(causes, kek, Cause.KEK_DOES_NOT_ANSWER, Cause.KEK_REFUSES));
        keks.tenantsOwn().forEach(kek -> add(causes, kek, Cause.TENANT_KEK_DOES_NOT_ANSWER, Cause.TENANT_KEK_REFUSES));
        if (store.isBehind()) {
            causes.add(Cause.KEY_STORE_BEHIND);
        }
        if (store.isFailing()) {
            causes.add(Cause.KEY_STORE_FAILS);
        }
        if (trail.isFailing()) {
            causes.add(Cause.AUDIT_SINK_FAILS);
        }
        return new VaultHealth(status(causes), causes);
    }

    VaultMetrics metrics() {
        return new VaultMetrics(
                sum(Tally::calls),
                sum(Tally::failures),
                sum(Tally::tooSlow),
                sum(Tally::refusals),
                sum(Tally::spared),
                epochs.keysInMemory(),
                epochs.keysServedStale(),
                store.tallies().mapToLong(Tally::calls).sum(),
                store.tallies().mapToLong(Tally::failures).sum(),
                keys.count());
    }

    private Status status(Set<Cause> causes) {
        if (causes.isEmpty()) {
            return Status.UP;
        }
        return isDown(causes) ? Status.DOWN : Status.DEGRADED;
    }

    private boolean isDown(Set<Cause> causes) {
        return causes.contains(Cause.CLOSED)
                || causes.contains(Cause.KEY_STORE_BEHIND)
                || (causes.contains(Cause.KEY_STORE_FAILS) && !keys.servesAny())
                || (isNoKekGiving() && !epochs.servesAny());
    }

    private boolean isNoKekGiving() {
        return keks.all().noneMatch(kek -> kek.last() == Tally.End.ANSWERED);
    }

    private static void add(Set<Cause> causes, GuardedKek kek, Cause silent, Cause refusing) {
        Tally.End last = kek.last();
        if (last == Tally.End.FAILED) {
            causes.add(silent);
        } else if (last == Tally.End.REFUSED) {
            causes.add(refusing);
        }
    }

    private long sum(ToLongFunction<Tally> count) {
        return keks.all().flatMap(GuardedKek::tallies).mapToLong(count).sum();
    }
}
