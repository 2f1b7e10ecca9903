package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.WrappedKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An epoch's key as it lies in its row: a version byte, 16 bytes derived from the key and from where it belongs, and what
 * the KEK made of the key. The 16 bytes show whether a KEK gave back the key that it was given: keys of persons that were
 * wrapped under another would be lost. They also bind the row where a KEK ignores associated data. Immutable.
 */
final class WrappedEpochKey {
    private static final byte VERSION = 1;
    private static final int CHECK_SIZE_BYTES = 16;
    private static final int KEK_OFFSET = 1 + CHECK_SIZE_BYTES;

    private final byte[] bytes;

    private WrappedEpochKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param place tenant, number and KEK, as the KEK's associated data says it */
    static WrappedEpochKey of(byte[] key, byte[] place, byte[] fromKek) {
        return new WrappedEpochKey(ByteBuffer.allocate(KEK_OFFSET + fromKek.length)
                .put(VERSION)
                .put(check(key, place))
                .put(fromKek)
                .array());
    }

    /** @throws KeyUnavailableException if it has another form */
    static WrappedEpochKey of(WrappedKey stored) {
        byte[] bytes = stored.bytes();
        if (bytes.length <= KEK_OFFSET || bytes[0] != VERSION) {
            throw new KeyUnavailableException("an epoch's key is stored in a form that this release does not know");
        }
        return new WrappedEpochKey(bytes);
    }

    WrappedKey stored() {
        return WrappedKey.of(bytes);
    }

    byte[] forKek() {
        return Arrays.copyOfRange(bytes, KEK_OFFSET, bytes.length);
    }

    /**
     * Lets pass the key that was wrapped, in its place.
     *
     * @throws KeyUnavailableException if it is another
     */
    void require(byte[] key, byte[] place) {
        byte[] check = Arrays.copyOfRange(bytes, 1, KEK_OFFSET);
        if (key.length != Derivation.KEY_SIZE_BYTES || !MessageDigest.isEqual(check, check(key, place))) {
            throw new KeyUnavailableException(
                    "the KEK gave another key than it was given, or the epoch's row was altered");
        }
    }

    private static byte[] check(byte[] key, byte[] place) {
        byte[] checkKey = Derivation.key(key, Label.EPOCH_CHECK);
        try {
            return Arrays.copyOf(Hmac.sha256(checkKey, place), CHECK_SIZE_BYTES);
        } finally {
            Arrays.fill(checkKey, (byte) 0);
        }
    }
}
