package dev.tacit.crypto.internal;

import java.util.Arrays;

/** A key for HMAC-SHA-256, or for XAES-256-GCM, that may be wiped while others work with it: they end their work, and begin no other. Thread-safe. */
final class MacKey {
    private final byte[] key;
    private boolean wiped;

    /** @param key taken, not copied */
    MacKey(byte[] key) {
        this.key = key;
    }

    /** @throws IllegalStateException if the key is wiped */
    byte[] mac(byte[] message) {
        byte[] copy = copy();
        try {
            return Hmac.sha256(copy, message);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * Returns the key of one message under XAES-256-GCM.
     *
     * @param nonceOffset where the first 12 bytes of its nonce stand
     */
    AesKey messageKey(byte[] sealed, int nonceOffset) {
        byte[] copy = copy();
        try {
            return new AesKey(Derivation.xaesKey(copy, sealed, nonceOffset));
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    synchronized void wipe() {
        wiped = true;
        Arrays.fill(key, (byte) 0);
    }

    private synchronized byte[] copy() {
        if (wiped) {
            throw new IllegalStateException("the vault is closed");
        }
        return key.clone();
    }
}
