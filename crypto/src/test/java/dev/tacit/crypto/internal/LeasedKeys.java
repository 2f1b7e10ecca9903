package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.WrappedKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Keys with known bytes, for tests only: the one way to seal under a key and a nonce that were chosen. */
final class LeasedKeys {
    private LeasedKeys() {}

    static LeasedKey any() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 7);
        return of(bytes, SubjectHandle.parse("a1".repeat(16)));
    }

    /** Returns the key that is derived from these bytes of a row. */
    static LeasedKey of(byte[] rowKey, SubjectHandle handle) {
        DerivedKey derived = DerivedKey.of(rowKey, Label.SUBJECT_KEY);
        KeyRow row = new KeyRow(
                KeySlot.ofSubject(Tenant.SOLE, handle, KeySlot.WHOLE_SUBJECT),
                1,
                derived.ref(),
                1,
                Optional.of(WrappedKey.of(new byte[61])),
                KeyRow.State.ACTIVE,
                Instant.EPOCH);
        return LeasedKey.alive(row, derived);
    }
}
