package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.KeyLease;
import dev.tacit.crypto.internal.LeasedKey;
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
import org.jspecify.annotations.Nullable;

/** Seals values under their subjects' newest keys, and those of nobody under the tenant's. Thread-safe. */
final class ValueSealer {
    private final SubjectKeys keys;
    private final SharedKeys sharedKeys;
    private final Workbenches benches;
    private final SealingRules rules;
    private final Messages messages;

    ValueSealer(SubjectKeys keys, SharedKeys sharedKeys, Workbenches benches, SealingRules rules, Messages messages) {
        this.keys = keys;
        this.sharedKeys = sharedKeys;
        this.benches = benches;
        this.rules = rules;
        this.messages = messages;
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
            return seal(bench, plaintext, context, scope, keys.now());
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
                @Nullable KeyLease lease = lend(bench, keys.newest(slot, now));
                if (lease != null) {
                    return SealedFormat.seal(bench, lease, header, context, plaintext, now);
                }
            }
        } finally {
            benches.giveBack(bench);
        }
    }

    private byte[] seal(Workbench bench, byte[] plaintext, FieldContext context, KeyScope scope, long now) {
        requireSize(plaintext);
        Subject subject = context.subject().orElseThrow(ValueSealer::noSubject);
        SealedHeader header = rules.header(context.tenant(), context.binding());
        while (true) {
            LeasedKey key = keys.sealing(context.tenant(), subject, scope, now);
            @Nullable KeyLease lease = lend(bench, key);
            if (lease != null) {
                return SealedFormat.seal(bench, lease, header, context, plaintext, now);
            }
        }
    }

    /** Lends the key for one message; null if another must be asked for, because this one was dropped or has sealed enough. */
    private @Nullable KeyLease lend(Workbench bench, LeasedKey key) {
        @Nullable KeyLease lease = bench.lend(key);
        if (lease == null || messages.count(lease)) {
            return lease;
        }
        bench.end();
        keys.renew(key);
        return null;
    }

    private static void requireSize(byte[] plaintext) {
        if (plaintext.length > SealedFormat.MAX_PLAINTEXT_BYTES) {
            throw new IllegalArgumentException("a value has at most 1 048 576 bytes");
        }
    }

    private static IllegalArgumentException noSubject() {
        return new IllegalArgumentException("sealing needs the subject whose value it is");
    }
}
