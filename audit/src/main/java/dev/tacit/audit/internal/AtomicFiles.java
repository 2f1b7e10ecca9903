package dev.tacit.audit.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes whole files so that after a crash each is the old one or the new one, and never a part: temporary file, force,
 * rename, force the directory. Not thread-safe.
 *
 * <p>Several files share the last step: nothing is durable before {@link #forceNames} returns.
 */
public final class AtomicFiles {
    /** How the names of unfinished files end. */
    public static final String UNFINISHED_SUFFIX = ".tmp";

    private final LogStorage storage;
    private final Set<Path> changedDirectories = new LinkedHashSet<>();

    public AtomicFiles(LogStorage storage) {
        this.storage = storage;
    }

    /** Writes one file and makes it durable. */
    public static void replace(LogStorage storage, Path file, byte[] content) throws IOException {
        AtomicFiles files = new AtomicFiles(storage);
        files.replace(file, content);
        files.forceNames();
    }

    /** Writes a file whose directory exists. */
    public void replace(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED_SUFFIX);
        storage.delete(unfinished);
        try (LogStorage.AppendFile out = storage.openForAppend(unfinished)) {
            out.write(ByteBuffer.wrap(content));
            out.force();
        }
        storage.move(unfinished, file);
        changedDirectories.add(parent(file));
    }

    /** Writes a file below this directory and creates the directories between. */
    public void replaceBelow(Path directory, Path file, byte[] content) throws IOException {
        createDirectories(directory, parent(file));
        replace(file, content);
    }

    /** Makes the names of all files and directories made so far durable. */
    public void forceNames() throws IOException {
        for (Path directory : changedDirectories) {
            storage.forceDirectory(directory);
        }
        changedDirectories.clear();
    }

    private void createDirectories(Path existing, Path wanted) throws IOException {
        if (wanted.equals(existing) || storage.exists(wanted)) {
            return;
        }
        createDirectories(existing, parent(wanted));
        storage.createDirectory(wanted);
        changedDirectories.add(parent(wanted));
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a log's file has a directory");
        }
        return parent;
    }
}
