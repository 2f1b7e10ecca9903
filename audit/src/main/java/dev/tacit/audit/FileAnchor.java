package dev.tacit.audit;

import dev.tacit.audit.internal.AtomicFiles;
import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.RealPath;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers the newest head of one log in a file, for a volume that is not restored or rolled back together with the log's:
 * another disk, or a network share that keeps snapshots.
 *
 * <p>Each head takes the place of the one before. So the log must be able to rewrite the file, and so can whoever has the
 * log's rights: against them only what the volume itself keeps helps, such as its snapshots. Write-once storage takes no
 * second head; an anchor there is a {@link CheckpointAnchor} of the host's own. That the file lies on another volume is not
 * checked.
 *
 * <p>Thread-safe within one process. Has no key, so it does not verify signatures; the log does when it reads.
 */
public final class FileAnchor implements CheckpointAnchor {
    private final Path file;
    private final LogStorage storage = new DiskStorage();

    private FileAnchor(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Returns the anchor that keeps its head in this file. The file's directory must exist: an unmounted volume is an
     * unreachable anchor, not an empty one.
     */
    public static FileAnchor at(Path file) {
        return new FileAnchor(file);
    }

    @Override
    public synchronized Optional<String> newest(String origin) throws IOException {
        if (!Files.isDirectory(file.resolveSibling("."))) {
            throw new IOException("the anchor's directory does not exist");
        }
        String head;
        try {
            head = new String(storage.read(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (!checkpoint(head).origin().equals(origin)) {
            throw new IOException("the anchor's file holds a head of another log");
        }
        return Optional.of(head);
    }

    @Override
    public synchronized void publish(String origin, String signedCheckpoint) throws IOException {
        Checkpoint head = checkpoint(signedCheckpoint);
        Optional<String> held = newest(origin);
        if (held.isPresent()) {
            Checkpoint newest = checkpoint(held.get());
            if (newest.size() > head.size()) {
                throw new IOException("the anchor holds a longer head");
            }
            if (newest.size() == head.size() && !newest.root().equals(head.root())) {
                throw new IOException("the anchor holds another head of this size");
            }
        }
        AtomicFiles.replace(storage, file, signedCheckpoint.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isOutside(Path directory) {
        return !RealPath.isBelow(file, directory);
    }

    private static Checkpoint checkpoint(String note) throws IOException {
        try {
            return Checkpoint.parse(
                    SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text());
        } catch (ProofRejectedException malformed) {
            throw new IOException("this is no head of a log");
        }
    }
}
