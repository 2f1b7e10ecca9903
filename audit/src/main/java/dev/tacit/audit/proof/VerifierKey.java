package dev.tacit.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The name and public key by which anybody checks a log's signatures; its text, {@code name+id+key}, is what a log
 * publishes.
 *
 * <p>Immutable and thread-safe.
 *
 * @see "C2SP signed-note, Ed25519 signatures"
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final int ID_DIGITS = 8;

    private final String name;
    private final byte[] raw;
    private final PublicKey publicKey;

    private VerifierKey(String name, byte[] raw, PublicKey publicKey) {
        this.name = name;
        this.raw = raw;
        this.publicKey = publicKey;
    }

    /**
     * Returns the key with this name.
     *
     * @param name not empty; without spaces, control characters and plus signs
     * @param publicKey 32 bytes
     * @throws ProofRejectedException if the name or the key is none
     */
    public static VerifierKey of(String name, byte[] publicKey) {
        if (!CanonicalText.isKeyName(name)) {
            throw new ProofRejectedException("a key's name is not empty and holds no space, control character or plus");
        }
        try {
            return new VerifierKey(name, publicKey.clone(), Ed25519Keys.publicKey(publicKey));
        } catch (GeneralSecurityException quoting) {
            throw new ProofRejectedException("this is no Ed25519 public key");
        }
    }

    /**
     * Reads the text {@code name+id+key}.
     *
     * @throws ProofRejectedException unless it is that of an Ed25519 key, in its one form, and the id belongs to it
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3); // standard Base64 may hold a plus, so the third part keeps the rest
        if (parts.length != 3 || parts[1].length() != ID_DIGITS) {
            throw new ProofRejectedException("a verifier key is written name+id+key");
        }
        byte[] typed = CanonicalText.base64(parts[2]);
        if (typed.length != 1 + Ed25519Keys.RAW_SIZE_BYTES || typed[0] != ED25519) {
            throw new ProofRejectedException("this is no Ed25519 verifier key");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text().equals(text)) {
            throw new ProofRejectedException("the id of the verifier key does not belong to the key");
        }
        return key;
    }

    /** Returns the key's name, for a log its origin. */
    public String name() {
        return name;
    }

    /** Returns the first four bytes of the SHA-256 of name, line feed, signature type and key. */
    public int id() {
        MessageDigest digest = TreeHash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return ByteBuffer.wrap(digest.digest(raw)).getInt();
    }

    /** Returns the 32 bytes of the public key, in a fresh array. */
    public byte[] publicKey() {
        return raw.clone();
    }

    /** Returns the text {@code name+id+key} that {@link #parse} reads. */
    public String text() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(ED25519).put(raw).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Tells whether these are a message and its signature under this key. */
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != Ed25519Keys.SIGNATURE_SIZE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
