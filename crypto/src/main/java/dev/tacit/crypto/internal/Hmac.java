package dev.tacit.crypto.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104), from the JDK. Thread-safe; what {@link #under} returns is not. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NO_KEY = new byte[1];

    private Hmac() {}

    /** Returns the 32 bytes of HMAC-SHA-256 of a message. */
    static byte[] sha256(byte[] key, byte[] message) {
        Mac mac = under(key);
        byte[] code = mac.doFinal(message);
        forgetKey(mac);
        return code;
    }

    /** Returns what computes codes under this key, one after the other, until {@link #forgetKey}. */
    static Mac under(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is there on every platform", e);
        }
    }

    /** Has it overwrite its key with none of ours. */
    static void forgetKey(Mac mac) {
        try {
            mac.init(new SecretKeySpec(NO_KEY, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 takes every key", e);
        }
    }
}
