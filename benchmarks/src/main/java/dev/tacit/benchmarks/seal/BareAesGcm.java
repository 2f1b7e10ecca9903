package dev.tacit.benchmarks.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The limit: AES-256-GCM of the JDK with a cipher that is kept, one key, and nothing around it. It finds no key, binds to
 * whatever it is given, and forgets nobody. Not thread-safe.
 */
public final class BareAesGcm {
    private static final int TAG_BITS = 128;

    private final Cipher encrypting;
    private final Cipher decrypting;
    private SecretKeySpec key;
    private final NonceSource nonces;

    /** @param key 32 bytes */
    public BareAesGcm(byte[] key, NonceSource nonces) {
        try {
            this.encrypting = Cipher.getInstance("AES/GCM/NoPadding");
            this.decrypting = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.nonces = nonces;
    }

    /** Gives these ciphers another key. */
    BareAesGcm with(byte[] other) {
        key = new SecretKeySpec(other, "AES");
        return this;
    }

    /** Returns nonce, ciphertext and tag. */
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        try {
            byte[] nonce = nonces.next();
            encrypting.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            encrypting.updateAAD(associatedData);
            byte[] sealed = Arrays.copyOf(nonce, nonce.length + encrypting.getOutputSize(plaintext.length));
            int unused = encrypting.doFinal(plaintext, 0, plaintext.length, sealed, nonce.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the plaintext. */
    public byte[] decrypt(byte[] sealed, byte[] associatedData) {
        try {
            decrypting.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NonceSource.NONCE_BYTES));
            decrypting.updateAAD(associatedData);
            return decrypting.doFinal(sealed, NonceSource.NONCE_BYTES, sealed.length - NonceSource.NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
