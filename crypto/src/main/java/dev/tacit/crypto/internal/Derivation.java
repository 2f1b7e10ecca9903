package dev.tacit.crypto.internal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.prf.AesCmacPrfKey;
import com.google.crypto.tink.prf.AesCmacPrfParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfAesCmac;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** HKDF-SHA-256 under our labels, and the keys of XAES-256-GCM; the only class here that names a Tink type. Thread-safe. */
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
        return hkdf(inputKey, NO_SALT, context.length == 0 ? label.info() : info(label, context), sizeBytes);
    }

    private static byte[] info(Label label, String... context) {
        LengthPrefixed info = LengthPrefixed.list().add(label.text());
        for (String item : context) {
            info = info.add(item);
        }
        return info.bytes();
    }

    /**
     * Returns the key of one message under XAES-256-GCM: AES-CMAC in counter mode, as in NIST SP 800-108r1, over the label
     * "X" and the first 12 bytes of the nonce. The message is then sealed by AES-256-GCM with the other 12.
     *
     * @param key 32 bytes
     * @param offset where the nonce stands, whose first 12 bytes are read
     * @see "C2SP XAES-256-GCM"
     */
    static byte[] xaesKey(byte[] key, byte[] nonce, int offset) {
        byte[] messageKey = new byte[KEY_SIZE_BYTES];
        for (byte counter = 1; counter <= 2; counter++) {
            byte[] block = {0, counter, 'X', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            System.arraycopy(nonce, offset, block, 4, 12);
            byte[] half = cmac(key, block);
            System.arraycopy(half, 0, messageKey, 16 * (counter - 1), 16);
            Arrays.fill(half, (byte) 0);
        }
        return messageKey;
    }

    /** AES-CMAC as in NIST SP 800-38B, 16 bytes. */
    @AccessesPartialKey
    private static byte[] cmac(byte[] key, byte[] message) {
        try {
            SecretBytes secret = SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
            AesCmacPrfParameters size = AesCmacPrfParameters.create(key.length);
            return PrfAesCmac.create(AesCmacPrfKey.create(size, secret)).compute(message, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CMAC is there on every platform", e);
        }
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
