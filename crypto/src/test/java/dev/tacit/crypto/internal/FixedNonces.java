package dev.tacit.crypto.internal;

import java.util.Arrays;

/** Keys and nonces that anybody can repeat: the n-th key is 32 bytes of n. */
final class FixedNonces extends Nonces {
    private byte[] nonce = new byte[AesGcm.NONCE_SIZE_BYTES];
    private int keys;

    void nextIs(byte[] value) {
        nonce = value.clone();
    }

    @Override
    byte[] next() {
        return nonce.clone();
    }

    @Override
    byte[] key() {
        byte[] key = new byte[Derivation.KEY_SIZE_BYTES];
        Arrays.fill(key, (byte) ++keys);
        return key;
    }
}
