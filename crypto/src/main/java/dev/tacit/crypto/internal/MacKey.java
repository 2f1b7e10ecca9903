package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A key for HMAC-SHA-256, or for XAES-256-GCM, that may be wiped while others work with it: they end their work, and begin no
 * other. The JDK's object that computes the codes is kept, since giving it the key costs as much as a code. Thread-safe.
 */
final class MacKey {
    private final byte[] key;
    private final long servedUntilNanos;

    /** Knows the key, and is used by one thread at a time: whoever finds it taken makes another. */
    private final AtomicReference<@Nullable Mac> kept = new AtomicReference<>();

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

    /** Says whether it may be served now, which is a reading of the ticker. */
    boolean isServed(long now) {
        return servedUntilNanos - now > 0 && !wiped;
    }

    /** @throws KeyUnavailableException if the key is wiped */
    byte[] mac(byte[] message) {
        @Nullable Mac there = kept.getAndSet(null);
        Mac mac = there == null ? newMac() : there;
        boolean isWhole = false;
        try {
            requireKey();
            byte[] code = mac.doFinal(message);
            isWhole = true;
            return code;
        } finally {
            if (isWhole) {
                keep(mac);
            } else { // it may hold half of a message, which would go into the next code
                forget(mac);
            }
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

    void wipe() {
        wipeOwn();
        keepNone();
    }

    /** Says whether it works no more. */
    boolean isWiped() {
        return wiped;
    }

    private Mac newMac() {
        byte[] copy = copy();
        try {
            return Hmac.under(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** The key may have been wiped while it was in use. */
    void keep(Mac mac) {
        forget(kept.getAndSet(mac));
        if (wiped) {
            keepNone();
        }
    }

    private void keepNone() {
        forget(kept.getAndSet(null));
    }

    private static void forget(@Nullable Mac mac) {
        if (mac != null) {
            Hmac.forgetKey(mac);
        }
    }

    private synchronized void wipeOwn() {
        wiped = true;
        Arrays.fill(key, (byte) 0);
    }

    private synchronized byte[] copy() {
        requireKey();
        return key.clone();
    }

    private void requireKey() {
        if (wiped) {
            throw new KeyUnavailableException(
                    "a tenant's key was dropped: the vault is closed, or the tenant's KEK refuses");
        }
    }
}
