package dev.tacit.benchmarks.peers;

import com.godaddy.asherah.appencryption.Session;
import com.godaddy.asherah.appencryption.SessionFactory;
import com.godaddy.asherah.crypto.BasicExpiringCryptoPolicy;

/** Asherah: one session kept for one person, keys cached in locked memory, a new key for each message. No context. */
final class AsherahPeer {
    private final SessionFactory factory = SessionFactory.newBuilder("benchmark", "tacit")
            .withInMemoryMetastore()
            .withCryptoPolicy(BasicExpiringCryptoPolicy.newBuilder()
                    .withKeyExpirationDays(90)
                    .withRevokeCheckMinutes(60)
                    .build())
            .withStaticKeyManagementService("thisIsAStaticMasterKeyForTesting")
            .build();
    private final Session<byte[], byte[]> session = factory.getSessionBytes("buyer-7");

    byte[] encrypt(byte[] plaintext) {
        return session.encrypt(plaintext);
    }

    byte[] decrypt(byte[] sealed) {
        return session.decrypt(sealed);
    }
}
