package dev.tacit.crypto.internal;

import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;

/** HKDF-SHA-256 under our labels; the only class here that names a Tink type. Thread-safe. */
public final class Derivation {
    /** Size of a key that is derived. */
    public static final int KEY_SIZE_BYTES = 32;

    private static final byte[] NO_SALT = new byte[0];

    private Derivation() {}

    /** Returns 32 bytes derived under this label and context. */
    static byte[] key(byte[] inputKey, Label label, String... context) {
        return bytes(inputKey, KEY_SIZE_BYTES, label, context);
    }

    /** Returns bytes derived under this label and context. */
    static byte[] bytes(byte[] inputKey, int sizeBytes, Label label, String... context) {
        LengthPrefixed info = LengthPrefixed.list().add(label.text());
        for (String item : context) {
            info = info.add(item);
        }
        return hkdf(inputKey, NO_SALT, info.bytes(), sizeBytes);
    }

    /** HKDF-SHA-256 as in RFC 5869. */
    static byte[] hkdf(byte[] inputKey, byte[] salt, byte[] info, int sizeBytes) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", inputKey, salt, info, sizeBytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA-256 is there on every platform", e);
        }
    }
}
