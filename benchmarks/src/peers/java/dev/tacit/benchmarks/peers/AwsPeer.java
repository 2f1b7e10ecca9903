package dev.tacit.benchmarks.peers;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.CryptoMaterialsManager;
import com.amazonaws.encryptionsdk.caching.CachingCryptoMaterialsManager;
import com.amazonaws.encryptionsdk.caching.LocalCryptoMaterialsCache;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import dev.tacit.benchmarks.seal.Material;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Encryption SDK: key commitment, no signature, a local master key instead of AWS KMS, data keys cached for five
 * minutes as its documentation of data key caching shows. Each message gets a key of its own, derived from the cached one.
 */
final class AwsPeer {
    private static final Map<String, String> CONTEXT = Map.of("record", "order", "field", "buyerEmail");

    private final AwsCrypto crypto = AwsCrypto.builder()
            .withCommitmentPolicy(CommitmentPolicy.RequireEncryptRequireDecrypt)
            .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY)
            .build();
    private final CryptoMaterialsManager materials = CachingCryptoMaterialsManager.newBuilder()
            .withMasterKeyProvider(JceMasterKey.getInstance(
                    new SecretKeySpec(Material.key(1), "AES"), "benchmark", "kek", "AES/GCM/NoPadding"))
            .withCache(new LocalCryptoMaterialsCache(100))
            .withMaxAge(5, TimeUnit.MINUTES)
            .build();

    byte[] encrypt(byte[] plaintext) {
        return crypto.encryptData(materials, plaintext, CONTEXT).getResult();
    }

    byte[] decrypt(byte[] sealed) {
        return crypto.decryptData(materials, sealed).getResult();
    }
}
