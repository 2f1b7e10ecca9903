package dev.tacit.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A named Ed25519 key that signs notes.
 *
 * <p>Thread-safe. Has no text and no equality, because it holds key material.
 *
 * @see "RFC 8032; C2SP signed-note"
 */
public final class SigningKey {
    private final PrivateKey privateKey;
    private final VerifierKey verifierKey;

    private SigningKey(PrivateKey privateKey, VerifierKey verifierKey) {
        this.privateKey = privateKey;
        this.verifierKey = verifierKey;
    }

    /** Makes a new key. */
    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(
                    pair.getPrivate(),
                    VerifierKey.of(name, Ed25519Keys.raw(pair.getPublic().getEncoded())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", impossible);
        }
    }

    /**
     * Returns the key with this seed.
     *
     * @param seed 32 bytes; not kept
     * @param publicKey 32 bytes; checked by a trial signature, because a wrong one would make unverifiable notes
     * @throws ProofRejectedException if the two do not belong together
     */
    public static SigningKey of(String name, byte[] seed, byte[] publicKey) {
        try {
            SigningKey key = new SigningKey(Ed25519Keys.privateKey(seed), VerifierKey.of(name, publicKey));
            byte[] trial = "trial".getBytes(StandardCharsets.UTF_8);
            if (key.verifierKey.verifies(trial, key.sign(trial))) {
                return key;
            }
        } catch (GeneralSecurityException quoting) {
            throw new ProofRejectedException("this is no Ed25519 private key");
        }
        throw new ProofRejectedException("the private and the public key do not belong together");
    }

    /**
     * Reads what {@link #revealPem} wrote; openssl writes the same.
     *
     * @throws ProofRejectedException unless the text holds the two halves of an Ed25519 key
     */
    public static SigningKey fromPem(String name, String pem) {
        return of(name, Ed25519Keys.seed(KeyPem.pkcs8(pem)), Ed25519Keys.raw(KeyPem.x509(pem)));
    }

    /** Returns the same key under another name. */
    public SigningKey named(String name) {
        return new SigningKey(privateKey, VerifierKey.of(name, verifierKey.publicKey()));
    }

    /** Returns the public half. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** Returns both halves as PEM: the secret itself, to be stored where only the owner reads. */
    public String revealPem() {
        return KeyPem.encode(privateKey.getEncoded(), Ed25519Keys.publicKeyEncoding(verifierKey.publicKey()));
    }

    /**
     * Returns a secret for another use than signing: HMAC-SHA-256 of the label under the key's seed. It tells nothing of the
     * key, nor of the secret that another label gives.
     *
     * @return 32 bytes, the same whatever the key is named
     */
    public byte[] derive(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Ed25519Keys.seed(privateKey.getEncoded()), "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    /** Returns the signature of these bytes, 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an Ed25519 key signs anything", impossible);
        }
    }
}
