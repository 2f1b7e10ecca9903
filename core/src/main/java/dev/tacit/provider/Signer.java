package dev.tacit.provider;

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

    /** Returns the signature of these bytes, 64 bytes. */
    byte[] sign(byte[] message);
}
