package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyRef;
import java.util.Arrays;

/**
 * A row's key after derivation: the reference that names it, the 32 bytes to work with, and the rest of a wide reference. Key
 * material, so no record.
 */
final class DerivedKey {
    private static final int KEY_END = KeyRef.SIZE_BYTES + Derivation.KEY_SIZE_BYTES;

    private final KeyRef ref;
    private final byte[] bytes;
    private final KeyRef restOfRef;

    private DerivedKey(KeyRef ref, byte[] bytes, KeyRef restOfRef) {
        this.ref = ref;
        this.bytes = bytes;
        this.restOfRef = restOfRef;
    }

    /** Derives all by one HKDF, so that the reference commits to the key. */
    static DerivedKey of(byte[] rowKey, Label label) {
        byte[] output = Derivation.bytes(rowKey, KEY_END + KeyRef.SIZE_BYTES, label);
        KeyRef ref = BigEndian.getRef(output, 0);
        byte[] key = Arrays.copyOfRange(output, KeyRef.SIZE_BYTES, KEY_END);
        KeyRef rest = BigEndian.getRef(output, KEY_END);
        Arrays.fill(output, (byte) 0);
        return new DerivedKey(ref, key, rest);
    }

    KeyRef ref() {
        return ref;
    }

    /** Says whether this is its reference; takes the same time wherever the two differ. */
    boolean isNamed(KeyRef name) {
        return ((ref.high() ^ name.high()) | (ref.low() ^ name.low())) == 0;
    }

    /** Returns bytes 16 to 31 of the wide reference, whose first half is {@link #ref()}. */
    KeyRef restOfRef() {
        return restOfRef;
    }

    /** Returns the key itself, not a copy: whoever takes it wipes it. */
    byte[] bytes() {
        return bytes;
    }
}
