package dev.tacit.audit.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tacit.event.AuditUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a log: held by one open log of one process. The operating system frees it when the process ends,
 * however it ends. Not thread-safe.
 */
public final class DirectoryLock implements Closeable {
    // POSIX drops a process's lock when the process closes any handle of the file, so a second one must never be
    // opened.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock at once or not at all.
     *
     * @throws AuditUnavailableException if somebody else has it
     */
    public static DirectoryLock take(LogLayout layout) throws IOException {
        Path directory = layout.directory().toRealPath();
        if (!HELD_HERE.add(directory)) {
            throw inUse();
        }
        try {
            return new DirectoryLock(directory, lock(layout));
        } catch (IOException | AuditUnavailableException refused) {
            HELD_HERE.remove(directory);
            throw refused;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(directory);
    }

    private static FileChannel lock(LogLayout layout) throws IOException {
        FileChannel channel = FileChannel.open(layout.lock(), CREATE, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse();
        }
        return channel;
    }

    private static AuditUnavailableException inUse() {
        return new AuditUnavailableException("the audit log is already open, here or in another process");
    }
}
