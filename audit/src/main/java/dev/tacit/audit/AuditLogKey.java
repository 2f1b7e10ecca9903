package dev.tacit.audit;

import static java.nio.file.StandardOpenOption.WRITE;

import dev.tacit.audit.internal.AtomicFiles;
import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.OutsideDirectory;
import dev.tacit.audit.internal.OwnerOnly;
import dev.tacit.audit.internal.RealPath;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            return openOrCreate(file, new DiskStorage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whoever made the key may have died before its name was durable, and a head may be signed with it now. */
    static AuditLogKey openOrCreate(Path file, LogStorage storage) throws IOException {
        SigningKey key = storage.exists(file) ? read(file) : create(file);
        OutsideDirectory.force(
                storage, file.toAbsolutePath().resolveSibling(".").normalize());
        return new AuditLogKey(file, key);
    }

    boolean isOutside(Path directory) {
        return !RealPath.isBelow(file, directory);
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

    /**
     * Makes a key under a name of its own and gives it the file's name when it is whole: so a crash leaves no half of a key
     * there, and a key that somebody else made at the same time stays, and is the one.
     */
    private static SigningKey create(Path file) throws IOException {
        SigningKey key = SigningKey.generate(UNNAMED);
        Path directory = file.toAbsolutePath().resolveSibling(".").normalize();
        Path unfinished =
                Files.createTempFile(directory, "new-key", AtomicFiles.UNFINISHED_SUFFIX, OwnerOnly.attributes(file));
        try {
            write(unfinished, key.revealPem());
            name(unfinished, file);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return read(file);
        } finally {
            boolean unused = Files.deleteIfExists(unfinished);
        }
        return key;
    }

    private static void name(Path unfinished, Path file) throws IOException {
        try {
            Path unused = Files.createLink(file, unfinished); // unlike a move, never in the place of another
        } catch (FileAlreadyExistsException madeMeanwhile) {
            throw madeMeanwhile;
        } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
            Path unused = Files.move(unfinished, file);
        }
    }

    private static void write(Path file, String pem) throws IOException {
        try (FileChannel out = FileChannel.open(file, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                int unused = out.write(bytes);
            }
            out.force(true);
        }
    }
}
