package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyRef;
import java.util.Arrays;

/** A row's key after derivation: the reference that names it, and the 32 bytes to work with. Key material, so no record. */
final class DerivedKey {
    private final KeyRef ref;
    private final byte[] bytes;

    private DerivedKey(KeyRef ref, byte[] bytes) {
        this.ref = ref;
        this.bytes = bytes;
    }

    /** Derives both by one HKDF, so that the reference commits to the key. */
    static DerivedKey of(byte[] rowKey, Label label) {
        byte[] output = Derivation.bytes(rowKey, KeyRef.SIZE_BYTES + Derivation.KEY_SIZE_BYTES, label);
        byte[] ref = Arrays.copyOf(output, KeyRef.SIZE_BYTES);
        byte[] key = Arrays.copyOfRange(output, KeyRef.SIZE_BYTES, output.length);
        Arrays.fill(output, (byte) 0);
        return new DerivedKey(KeyRef.of(ref), key);
    }

    KeyRef ref() {
        return ref;
    }

    /** Returns the key itself, not a copy: whoever takes it wipes it. */
    byte[] bytes() {
        return bytes;
    }
}
