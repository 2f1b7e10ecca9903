package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.KeyLease;
import dev.tacit.crypto.internal.Messages;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SealedHeader;
import dev.tacit.crypto.internal.SharedKeys;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.Workbench;
import dev.tacit.crypto.internal.Workbenches;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Seals values under their subjects' newest keys, and those of nobody under the tenant's. Thread-safe. */
final class ValueSealer {
    private static final int NONCES_AT_A_TIME = 8;

    private final SubjectKeys keys;
    private final SharedKeys sharedKeys;
    private final Workbenches benches;
    private final SealingRules rules;
    private final Messages messages;
    private final LongSupplier storeCalls;

    /** @param storeCalls how often the key store was asked */
    ValueSealer(
            SubjectKeys keys,
            SharedKeys sharedKeys,
            Workbenches benches,
            SealingRules rules,
            Messages messages,
            LongSupplier storeCalls) {
        this.keys = keys;
        this.sharedKeys = sharedKeys;
        this.benches = benches;
        this.rules = rules;
        this.messages = messages;
        this.storeCalls = storeCalls;
    }

    /** Seals a value of no single person. */
    byte[] sealShared(byte[] plaintext, FieldContext context) {
        requireSize(plaintext);
        if (context.subject().isPresent() || context.binding() != Binding.FIELD) {
            throw new IllegalArgumentException(
                    "data of no single person names no subject, and is bound to its field alone");
        }
        return sharedKeys.seal(rules.sharedHeader(), context, plaintext);
    }

    byte[] seal(byte[] plaintext, FieldContext context, KeyScope scope) {
        requireSize(plaintext);
        Workbench bench = benches.take();
        try {
            Moment moment = new Moment();
            SealedHeader header = rules.header(context.tenant(), context.binding());
            KeyLease lease = lease(bench, context, scope, moment.now());
            boolean unused = moment.passes();
            bench.prepareNonces(1, moment.now());
            return SealedFormat.seal(bench, lease, header, context, plaintext);
        } finally {
            benches.giveBack(bench);
        }
    }

    List<byte[]> sealAll(List<FieldContext> fields, List<byte[]> plaintexts, KeyScope scope) {
        List<byte[]> sealed = new ArrayList<>(fields.size());
        Workbench bench = benches.take();
        try {
            Moment moment = new Moment();
            @Nullable FieldContext before = null;
            for (int i = 0; i < fields.size(); i++) {
                FieldContext field = fields.get(i);
                byte[] plaintext = plaintexts.get(i);
                requireSize(plaintext);
                if (before != null && !isOfOne(before, field)) {
                    bench.end();
                }
                before = field;
                SealedHeader header = rules.header(field.tenant(), field.binding());
                KeyLease lease = lease(bench, field, scope, moment.now());
                if (moment.passes() || i % NONCES_AT_A_TIME == 0) {
                    bench.prepareNonces(Math.min(NONCES_AT_A_TIME, fields.size() - i), moment.now());
                }
                sealed.add(SealedFormat.seal(bench, lease, header, field, plaintext));
            }
            return sealed;
        } finally {
            benches.giveBack(bench);
        }
    }

    /** Seals under the newest key of the slot to which the key of this reference belongs. */
    byte[] reseal(KeyRef ref, byte[] plaintext, FieldContext context) {
        SealedHeader header = rules.header(context.tenant(), context.binding());
        Workbench bench = benches.take();
        try {
            while (true) {
                long now = keys.now();
                KeySlot slot = keys.opening(context.tenant(), ref, now).slot();
                @Nullable KeyLease lease = bench.lend(keys.newest(slot, now));
                if (lease != null && mayGoOn(bench, lease)) {
                    bench.prepareNonces(1, keys.now());
                    return SealedFormat.seal(bench, lease, header, context, plaintext);
                }
            }
        } finally {
            benches.giveBack(bench);
        }
    }

    /** Returns the key that is lent already, or else lends the subject's newest, for one message more. */
    private KeyLease lease(Workbench bench, FieldContext context, KeyScope scope, long now) {
        Subject subject = context.subject().orElseThrow(ValueSealer::noSubject);
        while (true) {
            @Nullable KeyLease lease = bench.held();
            if (lease == null) {
                lease = bench.lend(keys.sealing(context.tenant(), subject, scope, now, bench.keyHere()));
            }
            if (lease != null && mayGoOn(bench, lease)) {
                return lease;
            }
        }
    }

    /** Counts one more message; false if another key must be asked for, because this one has sealed enough. */
    private boolean mayGoOn(Workbench bench, KeyLease lease) {
        if (messages.count(lease)) {
            return true;
        }
        bench.end();
        keys.renew(lease.key());
        return false;
    }

    private static boolean isOfOne(FieldContext one, FieldContext other) {
        return one.subject().equals(other.subject()) && one.tenant().equals(other.tenant());
    }

    private static void requireSize(byte[] plaintext) {
        if (plaintext.length > SealedFormat.MAX_PLAINTEXT_BYTES) {
            throw new IllegalArgumentException("a value has at most 1 048 576 bytes");
        }
    }

    private static IllegalArgumentException noSubject() {
        return new IllegalArgumentException("sealing needs the subject whose value it is");
    }

    /**
     * The time in a long operation: taken anew once the store was asked, because somebody may have waited for it, and nonces
     * in hand have grown old meanwhile.
     */
    private final class Moment {
        private long asked = storeCalls.getAsLong();
        private long now = keys.now();

        long now() {
            return now;
        }

        /** Says whether the store was asked since the last look. */
        boolean passes() {
            long calls = storeCalls.getAsLong();
            boolean passed = calls != asked;
            if (passed) {
                asked = calls;
                now = keys.now();
            }
            return passed;
        }
    }
}
