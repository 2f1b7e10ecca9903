package dev.tacit.crypto.internal;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA-256, from the JDK. One of its objects is kept between uses, without a key of ours. Thread-safe. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretKeySpec NO_KEY = new SecretKeySpec(new byte[1], ALGORITHM);
    private static final AtomicReference<@Nullable Mac> KEPT = new AtomicReference<>();

    private Hmac() {}

    /** Returns the 32 bytes of HMAC-SHA-256 (RFC 2104) of a message. */
    static byte[] sha256(byte[] key, byte[] message) {
        try {
            @Nullable Mac kept = KEPT.getAndSet(null);
            Mac mac = kept == null ? Mac.getInstance(ALGORITHM) : kept;
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] code = mac.doFinal(message);
            mac.init(NO_KEY);
            KEPT.set(mac);
            return code;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is there on every platform", e);
        }
    }
}
