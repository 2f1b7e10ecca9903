package dev.tacit.benchmarks.peers;

import org.jasypt.encryption.pbe.PooledPBEByteEncryptor;
import org.jasypt.iv.RandomIvGenerator;

/** Jasypt: the strongest of its documented algorithms, pooled. It derives the key anew on each call; CBC, so no tag. */
final class JasyptPeer {
    private final PooledPBEByteEncryptor encryptor = new PooledPBEByteEncryptor();

    JasyptPeer() {
        encryptor.setPoolSize(2);
        encryptor.setPassword("correct horse battery staple");
        encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");
        encryptor.setIvGenerator(new RandomIvGenerator());
        encryptor.initialize();
    }

    byte[] encrypt(byte[] plaintext) {
        return encryptor.encrypt(plaintext);
    }

    byte[] decrypt(byte[] sealed) {
        return encryptor.decrypt(sealed);
    }
}
