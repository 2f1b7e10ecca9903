package dev.tacit.audit.internal;

import dev.tacit.audit.proof.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticates what no signature covers yet, the intent to sign and the write-ahead file, so that whoever can write the
 * log's folder cannot have entries of their own signed: HMAC-SHA-256 under a key that is derived from the signing key and
 * the log's name. Says nothing of what was taken away, or put back from an older copy.
 *
 * <p>Not thread-safe. Has no text and no equality, because it holds key material.
 */
public final class FolderMac {
    static final int SIZE_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "tacit audit log folder 1 ";

    private final Mac mac;

    private FolderMac(Mac mac) {
        this.mac = mac;
    }

    /** Returns the one of the log that this key is named for. */
    public static FolderMac of(SigningKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.derive(LABEL + key.verifierKey().name()), ALGORITHM));
            return new FolderMac(mac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    /**
     * Returns the tag of these bytes, which stay unread.
     *
     * @param use what they are; bytes of one use are not taken for those of another
     */
    byte[] tag(String use, ByteBuffer bytes) {
        mac.update(use.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        mac.update(bytes.duplicate());
        return mac.doFinal();
    }

    /** Tells, in a time that does not depend on the tag, whether it is that of these bytes. */
    boolean matches(byte[] tag, String use, ByteBuffer bytes) {
        return MessageDigest.isEqual(tag, tag(use, bytes));
    }
}
