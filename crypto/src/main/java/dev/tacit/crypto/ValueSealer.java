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
        Workbench bench = benches.take();
        try {
            long now = keys.now();
            bench.prepareNonces(1, now);
            return seal(bench, plaintext, context, scope, now);
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
                if (before != null && !isOfOne(before, field)) {
                    bench.end();
                    moment.pass();
                }
                before = field;
                if (i % NONCES_AT_A_TIME == 0) {
                    bench.prepareNonces(Math.min(NONCES_AT_A_TIME, fields.size() - i), moment.now());
                }
                sealed.add(seal(bench, plaintexts.get(i), field, scope, moment.now()));
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
                bench.prepareNonces(1, now);
                KeySlot slot = keys.opening(context.tenant(), ref, now).slot();
                @Nullable KeyLease lease = bench.lend(keys.newest(slot, now));
                if (lease != null && mayGoOn(bench, lease)) {
                    return SealedFormat.seal(bench, lease, header, context, plaintext);
                }
            }
        } finally {
            benches.giveBack(bench);
        }
    }

    /** Seals under the key that is lent already, or else under the subject's newest. */
    private byte[] seal(Workbench bench, byte[] plaintext, FieldContext context, KeyScope scope, long now) {
        requireSize(plaintext);
        Subject subject = context.subject().orElseThrow(ValueSealer::noSubject);
        SealedHeader header = rules.header(context.tenant(), context.binding());
        while (true) {
            @Nullable KeyLease lease = bench.held();
            if (lease == null) {
                lease = bench.lend(keys.sealing(context.tenant(), subject, scope, now, bench.keyHere()));
            }
            if (lease != null && mayGoOn(bench, lease)) {
                return SealedFormat.seal(bench, lease, header, context, plaintext);
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

    /** The time in a long operation: taken anew once the store was asked, because somebody may have waited for it. */
    private final class Moment {
        private long asked = storeCalls.getAsLong();
        private long now = keys.now();

        long now() {
            return now;
        }

        void pass() {
            long calls = storeCalls.getAsLong();
            if (calls != asked) {
                asked = calls;
                now = keys.now();
            }
        }
    }
}
