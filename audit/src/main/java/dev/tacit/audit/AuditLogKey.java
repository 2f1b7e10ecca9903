package dev.tacit.audit;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.OwnerOnly;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The key with which a log signs its heads, in a file that only its owner can read and that does not lie in the log's
 * directory: who copies or writes the log must not get the key with it. It also authenticates what the log writes and has
 * not signed yet, so that nobody without it can add an entry.
 *
 * <p>The file is PEM, private key and public key (RFC 8410), so that openssl reads it. Thread-safe. Has no text and no
 * equality, because it holds key material.
 */
public final class AuditLogKey {
    private static final String UNNAMED = "unnamed"; // a log gives its key the log's own name

    private final Path file;
    private final SigningKey key;

    private AuditLogKey(Path file, SigningKey key) {
        this.file = file.toAbsolutePath().normalize();
        this.key = key;
    }

    /**
     * Reads the key, or makes one if there is no such file; the file's directory must exist.
     *
     * @throws IllegalArgumentException if the file holds no key, or others may read it
     * @throws UncheckedIOException if it cannot be read or written
     */
    public static AuditLogKey openOrCreate(Path file) {
        try {
            return new AuditLogKey(file, Files.exists(file) ? read(file) : create(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isOutside(Path directory) {
        return !file.startsWith(directory.toAbsolutePath().normalize());
    }

    SigningKey named(String name) {
        return key.named(name);
    }

    private static SigningKey read(Path file) throws IOException {
        if (OwnerOnly.isOpenToOthers(file)) {
            throw new IllegalArgumentException(
                    "others than the owner may use the file of the signing key; chmod 600 it");
        }
        try {
            return SigningKey.fromPem(UNNAMED, Files.readString(file, StandardCharsets.US_ASCII));
        } catch (ProofRejectedException malformed) {
            throw new IllegalArgumentException("the file of the signing key holds no Ed25519 key pair");
        }
    }

    /** Never in the place of another: a key that a second process made at the same time stays. */
    private static SigningKey create(Path file) throws IOException {
        SigningKey key = SigningKey.generate(UNNAMED);
        try (FileChannel out = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OwnerOnly.attributes(file))) {
            ByteBuffer pem = ByteBuffer.wrap(key.revealPem().getBytes(StandardCharsets.US_ASCII));
            while (pem.hasRemaining()) {
                int unused = out.write(pem);
            }
            out.force(true);
        }
        new DiskStorage().forceDirectory(file.toAbsolutePath().resolveSibling("."));
        return key;
    }
}
