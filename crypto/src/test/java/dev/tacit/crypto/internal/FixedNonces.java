package dev.tacit.crypto.internal;

import java.util.Arrays;

/** Keys and nonces that anybody can repeat: the n-th key is 32 bytes of n, and nonces that are not chosen count. */
final class FixedNonces extends Nonces {
    private byte[] chosen = {};
    private int keys;
    private int counted;

    void nextIs(byte[] value) {
        chosen = value.clone();
    }

    @Override
    void next(byte[] target, int offset, int sizeBytes) {
        if (chosen.length == 0) {
            target[offset] = (byte) ++counted; // the JDK refuses to use one twice in a row
        } else {
            System.arraycopy(chosen, 0, target, offset, sizeBytes);
            chosen = new byte[0];
        }
    }

    @Override
    boolean mayBeBuffered() {
        return false;
    }

    @Override
    byte[] key() {
        byte[] key = new byte[Derivation.KEY_SIZE_BYTES];
        Arrays.fill(key, (byte) ++keys);
        return key;
    }
}
