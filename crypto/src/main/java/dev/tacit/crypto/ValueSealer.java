package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.crypto.internal.KeyLease;
import dev.tacit.crypto.internal.LeasedKey;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.Workbench;
import dev.tacit.crypto.internal.Workbenches;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import org.jspecify.annotations.Nullable;

/** Seals values under their subjects' newest keys. Thread-safe. */
final class ValueSealer {
    private final SubjectKeys keys;
    private final Workbenches benches;

    ValueSealer(SubjectKeys keys, Workbenches benches) {
        this.keys = keys;
        this.benches = benches;
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
        Workbench bench = benches.take();
        try {
            while (true) {
                long now = keys.now();
                KeySlot slot = keys.opening(context.tenant(), ref, now).slot();
                @Nullable KeyLease lease = bench.lend(keys.newest(slot, now));
                if (lease != null) {
                    return SealedFormat.seal(bench, lease, context, plaintext, now);
                }
            }
        } finally {
            benches.giveBack(bench);
        }
    }

    private byte[] seal(Workbench bench, byte[] plaintext, FieldContext context, KeyScope scope, long now) {
        requireSize(plaintext);
        Subject subject = context.subject().orElseThrow(ValueSealer::noSubject);
        while (true) {
            LeasedKey key = keys.sealing(context.tenant(), subject, scope, now);
            @Nullable KeyLease lease = bench.lend(key);
            if (lease != null) {
                return SealedFormat.seal(bench, lease, context, plaintext, now);
            }
        }
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
