package dev.tacit.audit.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes whole files so that after a crash each is the old one or the new one, and never a part: temporary file, force,
 * rename, force the directory. Not thread-safe.
 *
 * <p>Several files share the last step: nothing is durable before {@link #forceNames} returns. Whoever writes again and again
 * keeps one of these: it forces the names of directories that it finds once.
 */
public final class AtomicFiles {
    /** How the names of unfinished files end. */
    public static final String UNFINISHED_SUFFIX = ".tmp";

    private static final int COPIED_AT_ONCE_BYTES = 1 << 20;

    private final LogStorage storage;
    private final Set<Path> changedDirectories = new LinkedHashSet<>();
    private final Set<Path> directoriesKnown = new HashSet<>();

    /** Writes what a file is to hold. */
    private interface Content {
        void writeTo(LogStorage.AppendFile file) throws IOException;
    }

    public AtomicFiles(LogStorage storage) {
        this.storage = storage;
    }

    /** Writes one file and makes it durable. */
    public static void replace(LogStorage storage, Path file, byte[] content) throws IOException {
        AtomicFiles files = new AtomicFiles(storage);
        files.replace(file, content);
        files.forceNames();
    }

    /**
     * Writes what a file begins with anew, in its place, and makes it durable, whatever of it was before.
     *
     * @param bytes how much is kept; the file has no less
     */
    public static void rewrite(LogStorage storage, Path file, long bytes) throws IOException {
        AtomicFiles files = new AtomicFiles(storage);
        files.replace(file, out -> copy(storage, file, bytes, out));
        files.forceNames();
    }

    /** Writes a file whose directory exists. */
    public void replace(Path file, byte[] content) throws IOException {
        replace(file, out -> out.write(ByteBuffer.wrap(content)));
    }

    private void replace(Path file, Content content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED_SUFFIX);
        storage.delete(unfinished);
        try (LogStorage.AppendFile out = storage.openForAppend(unfinished)) {
            content.writeTo(out);
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

    /** A directory that is there may be one that a process made which ended before it forced the name: so it is forced once. */
    private void createDirectories(Path existing, Path wanted) throws IOException {
        if (wanted.equals(existing) || !directoriesKnown.add(wanted)) {
            return;
        }
        createDirectories(existing, parent(wanted));
        if (!storage.exists(wanted)) {
            storage.createDirectory(wanted);
        }
        changedDirectories.add(parent(wanted));
    }

    private static void copy(LogStorage storage, Path file, long bytes, LogStorage.AppendFile out) throws IOException {
        try (InputStream in = storage.openForRead(file)) {
            for (long left = bytes; left > 0; ) {
                byte[] some = in.readNBytes((int) Math.min(left, COPIED_AT_ONCE_BYTES));
                if (some.length == 0) {
                    throw new EOFException("a file of the log became shorter while it was copied");
                }
                out.write(ByteBuffer.wrap(some));
                left -= some.length;
            }
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a log's file has a directory");
        }
        return parent;
    }
}
