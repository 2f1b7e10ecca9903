package dev.tacit.benchmarks.peers;

import dev.tacit.benchmarks.seal.Material;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;

/** Spring Security Crypto: AES-256-GCM with a raw key, which spares it the password hash. No context, one key for all. */
final class SpringPeer {
    private final AesGcmBytesEncryptor encryptor = AesGcmBytesEncryptor.withSecretKey(
                    new SecretKeySpec(Material.key(1), "AES"))
            .build();

    byte[] encrypt(byte[] plaintext) {
        return encryptor.encrypt(plaintext);
    }

    byte[] decrypt(byte[] sealed) {
        return encryptor.decrypt(sealed);
    }
}
