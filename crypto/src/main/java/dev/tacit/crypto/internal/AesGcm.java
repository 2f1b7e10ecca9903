package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.CiphertextRejectedException;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with 96-bit nonces and 128-bit tags, from the JDK. The JDK's cipher is kept: given the key that it had last, it
 * need not expand it again, which costs more than the encryption of a short value. After a failure it is not used again. Not
 * thread-safe.
 *
 * @see "NIST SP 800-38D"
 */
class AesGcm {
    /** Size of a nonce. */
    static final int NONCE_SIZE_BYTES = 12;
    /** Size of a tag. */
    static final int TAG_SIZE_BYTES = 16;

    private static final int TAG_SIZE_BITS = 8 * TAG_SIZE_BYTES;

    private final Cipher cipher;
    private boolean sound = true;

    AesGcm() {
        cipher = newCipher();
    }

    /** @param spare whose cipher is taken over if it is sound; it works no more itself */
    AesGcm(AesGcm spare) {
        cipher = spare.sound ? spare.cipher : newCipher();
        spare.sound = false;
    }

    /** Says whether each use so far came to its end, so that it may be used again. */
    final boolean isSound() {
        return sound;
    }

    /**
     * Encrypts to the end of an array that begins with other bytes. What it begins with is authenticated only as far as
     * {@code associatedData} holds it.
     *
     * @param sealed its nonce stands at {@code nonceOffset}; the ciphertext and the tag are written right behind it, and
     *     fill the array
     */
    final void seal(AesKey key, byte[] sealed, int nonceOffset, byte[] associatedData, byte[] plaintext) {
        int offset = nonceOffset + NONCE_SIZE_BYTES;
        if (sealed.length - offset != plaintext.length + TAG_SIZE_BYTES) {
            throw new IllegalArgumentException("AES-GCM adds 16 bytes");
        }
        begin();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(sealed, nonceOffset));
            cipher.updateAAD(associatedData);
            int written = cipher.doFinal(plaintext, 0, plaintext.length, sealed, offset);
            sound = written == sealed.length - offset;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM encrypts on every platform", e);
        }
    }

    /**
     * Decrypts the end of an array.
     *
     * @param nonceOffset where the nonce stands; the ciphertext and the tag follow it to the end of the array
     * @throws CiphertextRejectedException if any input is not what it was when it was sealed
     */
    final byte[] open(AesKey key, byte[] sealed, int nonceOffset, byte[] associatedData) {
        int offset = nonceOffset + NONCE_SIZE_BYTES;
        if (sealed.length - offset < TAG_SIZE_BYTES) {
            throw new CiphertextRejectedException();
        }
        begin();
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(sealed, nonceOffset));
            cipher.updateAAD(associatedData);
            byte[] plaintext = cipher.doFinal(sealed, offset, sealed.length - offset);
            sound = true;
            return plaintext;
        } catch (AEADBadTagException e) {
            throw new CiphertextRejectedException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM decrypts on every platform", e);
        }
    }

    private void begin() {
        if (!sound) {
            throw new IllegalStateException("a cipher that failed is not used again");
        }
        sound = false;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is there on every platform", e);
        }
    }

    private static GCMParameterSpec nonce(byte[] sealed, int offset) {
        return new GCMParameterSpec(TAG_SIZE_BITS, sealed, offset, NONCE_SIZE_BYTES);
    }
}
