package dev.tacit.audit.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * A SHA-256 hash in a Merkle tree. Leaves and inner nodes are hashed under different prefixes, so that no entry can be
 * passed off as a node.
 *
 * <p>Immutable and thread-safe. Not secret, so equality is not constant in time.
 *
 * @see "RFC 9162 §2.1.1"
 */
public final class TreeHash {
    /** Size of a hash. */
    public static final int SIZE_BYTES = 32;

    /** The root of the tree without leaves. */
    public static final TreeHash EMPTY_ROOT = new TreeHash(sha256().digest());

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the hash of a leaf with this content, which may be empty. */
    public static TreeHash ofLeaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return new TreeHash(digest.digest(entry));
    }

    /** Returns the hash of the node above these two. */
    public static TreeHash ofNode(TreeHash left, TreeHash right) {
        MessageDigest digest = sha256();
        digest.update(NODE_PREFIX);
        digest.update(left.bytes);
        return new TreeHash(digest.digest(right.bytes));
    }

    /**
     * Returns the hash with these bytes.
     *
     * @throws ProofRejectedException unless there are exactly 32
     */
    public static TreeHash of(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new ProofRejectedException("a hash has 32 bytes");
        }
        return new TreeHash(bytes.clone());
    }

    /**
     * Reads the hash from standard Base64.
     *
     * @throws ProofRejectedException unless the text is the one encoding of 32 bytes
     */
    public static TreeHash parse(String base64) {
        return of(CanonicalText.base64(base64));
    }

    /** Returns the 32 bytes, in a fresh array. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the hash in standard Base64, 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bytes[0], bytes[1], bytes[2], bytes[3]);
    }

    @Override
    public String toString() {
        return base64();
    }
}
