package dev.tacit.provider;

import dev.tacit.event.AuditUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Signs with Ed25519 (RFC 8032) under a key that verifiers know by name. Implemented by the audit log.
 *
 * <p>Thread-safe.
 */
public interface Signer {
    /** The key's name, as in a C2SP signed note, for example {@code shop.example/audit}. */
    String keyName();

    /** The public key, 32 bytes, in a fresh array. */
    byte[] publicKey();

    /**
     * Returns the signature of {@link #signedBytes} of this message, 64 bytes.
     *
     * @throws AuditUnavailableException if the signer may not sign at present, as a log that is closed or read-only
     */
    byte[] sign(byte[] message);

    /**
     * Returns what is signed, and verified, for a message: {@code tacit-signer-v1}, the key's name and the message, with a
     * 0 byte behind each of the first two. So no such signature is one over a log's head or another note, which hold no 0
     * bytes, nor over the message of another signer that has the same key under another name.
     */
    static byte[] signedBytes(String keyName, byte[] message) {
        byte[] domain = ("tacit-signer-v1\0" + keyName + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(domain, domain.length + message.length);
        System.arraycopy(message, 0, signed, domain.length, message.length);
        return signed;
    }
}
