package dev.tacit.crypto.internal;

import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.key.CiphertextRejectedException;
import java.util.Arrays;

/** Puts the bytes of a {@link Padding} behind a plaintext, and takes them away. Only authenticated bytes are looked at. */
final class BlockPadding {
    private static final byte END = (byte) 0x80;

    private BlockPadding() {}

    /** Returns the padded plaintext; the array itself if nothing is padded. */
    static byte[] pad(Padding padding, byte[] plaintext) {
        if (padding == Padding.NONE) {
            return plaintext;
        }
        byte[] padded = Arrays.copyOf(plaintext, padding.paddedSizeBytes(plaintext.length));
        padded[plaintext.length] = END;
        return padded;
    }

    /**
     * Returns the plaintext, and wipes the padded one; the array itself if nothing is padded.
     *
     * @throws CiphertextRejectedException if these bytes are not padded as the class says
     */
    static byte[] strip(Padding padding, byte[] padded) {
        if (padding == Padding.NONE) {
            return padded;
        }
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != END || padding.paddedSizeBytes(end) != padded.length) {
            throw new CiphertextRejectedException();
        }
        byte[] plaintext = Arrays.copyOf(padded, end);
        Arrays.fill(padded, (byte) 0);
        return plaintext;
    }
}
