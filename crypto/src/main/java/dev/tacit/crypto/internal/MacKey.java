package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.Arrays;

/** A key for HMAC-SHA-256, or for XAES-256-GCM, that may be wiped while others work with it: they end their work, and begin no other. Thread-safe. */
final class MacKey {
    private final byte[] key;
    private final long servedUntilNanos;
    private volatile boolean wiped;

    /**
     * @param key taken, not copied
     * @param servedUntilNanos until when it is served, by the ticker
     */
    MacKey(byte[] key, long servedUntilNanos) {
        this.key = key;
        this.servedUntilNanos = servedUntilNanos;
    }

    /** Returns until when it is served: a reading of the ticker. */
    long servedUntilNanos() {
        return servedUntilNanos;
    }

    /** @throws KeyUnavailableException if the key is wiped */
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

    /** Says whether it works no more. */
    boolean isWiped() {
        return wiped;
    }

    private synchronized byte[] copy() {
        if (wiped) {
            throw new KeyUnavailableException(
                    "a tenant's key was dropped: the vault is closed, or the tenant's KEK refuses");
        }
        return key.clone();
    }
}
