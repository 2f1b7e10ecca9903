package dev.tacit.retention.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** SHA-256 over texts, each after its length, so that no two lists of texts are the same bytes. Not thread-safe. */
final class Fingerprint {
    private final MessageDigest digest;
    private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @CanIgnoreReturnValue
    Fingerprint add(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            update(bytes.length);
            digest.update(bytes);
        }
        return this;
    }

    @CanIgnoreReturnValue
    Fingerprint add(long number) {
        update(number);
        return this;
    }

    @CanIgnoreReturnValue
    Fingerprint add(Instant at) {
        long seconds = at.getEpochSecond();
        int nanos = at.getNano();
        update(seconds);
        update(nanos);
        return this;
    }

    private void update(long number) {
        digest.update(eight.putLong(0, number).array());
    }

    /** Returns the hash in hexadecimal, and starts anew. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
