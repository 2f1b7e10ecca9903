package dev.tacit.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A key pair as two PEM blocks, PKCS#8 and X.509. Thread-safe.
 *
 * @see "RFC 7468, RFC 8410"
 */
final class KeyPem {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private KeyPem() {}

    static String encode(byte[] pkcs8, byte[] x509) {
        return block(PRIVATE, pkcs8) + block(PUBLIC, x509);
    }

    static byte[] pkcs8(String pem) {
        return der(pem, PRIVATE);
    }

    static byte[] x509(String pem) {
        return der(pem, PUBLIC);
    }

    private static String block(String label, byte[] der) {
        String base64 = new String(Base64.getEncoder().encode(der), StandardCharsets.US_ASCII);
        return begin(label) + base64 + "\n" + end(label);
    }

    private static byte[] der(String pem, String label) {
        int start = pem.indexOf(begin(label));
        int end = pem.indexOf(end(label));
        if (start < 0 || end < start) {
            throw new ProofRejectedException("a key pair has a private and a public key, each in its PEM block");
        }
        String base64 = pem.substring(start + begin(label).length(), end);
        return CanonicalText.base64(base64.replace("\n", "").replace("\r", ""));
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----\n";
    }

    private static String end(String label) {
        return "-----END " + label + "-----\n";
    }
}
