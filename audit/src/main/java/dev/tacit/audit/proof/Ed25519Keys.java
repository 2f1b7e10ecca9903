package dev.tacit.audit.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Between the 32 raw bytes of RFC 8032 and the JDK's keys, by way of their standard encodings, which for Ed25519 are a
 * fixed prefix before those bytes. Thread-safe.
 *
 * @see "RFC 8410"
 */
final class Ed25519Keys {
    static final int RAW_SIZE_BYTES = 32;
    static final int SIGNATURE_SIZE_BYTES = 64;

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519Keys() {}

    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        return factory().generatePublic(new X509EncodedKeySpec(publicKeyEncoding(raw)));
    }

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return factory().generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8_PREFIX, seed)));
    }

    static byte[] publicKeyEncoding(byte[] raw) {
        return joined(X509_PREFIX, raw);
    }

    static byte[] raw(byte[] x509) {
        return withoutPrefix(X509_PREFIX, x509);
    }

    static byte[] seed(byte[] pkcs8) {
        return withoutPrefix(PKCS8_PREFIX, pkcs8);
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519");
    }

    private static byte[] joined(byte[] prefix, byte[] raw) {
        if (raw.length != RAW_SIZE_BYTES) {
            throw new ProofRejectedException("an Ed25519 key has 32 bytes");
        }
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + RAW_SIZE_BYTES);
        System.arraycopy(raw, 0, encoded, prefix.length, RAW_SIZE_BYTES);
        return encoded;
    }

    private static byte[] withoutPrefix(byte[] prefix, byte[] encoded) {
        if (encoded.length != prefix.length + RAW_SIZE_BYTES
                || !Arrays.equals(prefix, 0, prefix.length, encoded, 0, prefix.length)) {
            throw new ProofRejectedException("this is not the encoding of an Ed25519 key");
        }
        return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
    }
}
