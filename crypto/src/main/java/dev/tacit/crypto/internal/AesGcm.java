package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.CiphertextRejectedException;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with 96-bit nonces and 128-bit tags, from the JDK. Thread-safe.
 *
 * @see "NIST SP 800-38D"
 */
public final class AesGcm {
    /** Size of a nonce. */
    public static final int NONCE_SIZE_BYTES = 12;
    /** Size of a tag. */
    public static final int TAG_SIZE_BYTES = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private AesGcm() {}

    /**
     * Encrypts into an array that begins with other bytes.
     *
     * @param prefix what the result begins with; not encrypted, and authenticated only as far as {@code associatedData}
     *     holds it
     * @return prefix, ciphertext, tag
     */
    static byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext, byte[] prefix) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(associatedData);
            byte[] result = new byte[prefix.length + plaintext.length + TAG_SIZE_BYTES];
            System.arraycopy(prefix, 0, result, 0, prefix.length);
            int written = cipher.doFinal(plaintext, 0, plaintext.length, result, prefix.length);
            if (written != plaintext.length + TAG_SIZE_BYTES) {
                throw new IllegalStateException("AES-GCM adds 16 bytes");
            }
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM encrypts on every platform", e);
        }
    }

    /**
     * Decrypts the rest of an array.
     *
     * @param offset where ciphertext and tag begin
     * @throws CiphertextRejectedException if any input is not what it was when it was sealed
     */
    static byte[] open(byte[] key, byte[] nonce, byte[] associatedData, byte[] sealed, int offset) {
        if (sealed.length - offset < TAG_SIZE_BYTES) {
            throw new CiphertextRejectedException();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(associatedData);
            return cipher.doFinal(sealed, offset, sealed.length - offset);
        } catch (AEADBadTagException e) {
            throw new CiphertextRejectedException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM decrypts on every platform", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_SIZE_BYTES, nonce));
        return cipher;
    }
}
