package dev.tacit.audit.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tacit.event.AuditUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a log: held by one open log of one process. The operating system frees it when the process ends,
 * however it ends. Not thread-safe.
 *
 * <p>POSIX drops a process's lock when the process closes any handle of the file, so a second one must neither be opened
 * nor, once it is, be closed while the lock is held. Who holds one is therefore written where each class loader of the
 * process sees it: among the system properties.
 */
public final class DirectoryLock implements Closeable {
    private static final String HELD_PREFIX = "tacit.audit.open:";

    /** Handles of files that the process has locked under another name, as by a second mount; the next try uses them. */
    private static final Map<String, FileChannel> KEPT = new ConcurrentHashMap<>();

    private final String name;
    private final FileChannel channel;

    private DirectoryLock(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /**
     * Takes the lock at once or not at all.
     *
     * @throws AuditUnavailableException if somebody else has it
     */
    public static DirectoryLock take(LogLayout layout) throws IOException {
        String name = HELD_PREFIX + layout.directory().toRealPath();
        if (System.getProperties().putIfAbsent(name, "true") != null) {
            throw inUse();
        }
        boolean taken = false;
        try {
            DirectoryLock lock = new DirectoryLock(name, lock(name, layout.lock()));
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                System.getProperties().remove(name);
            }
        }
    }

    /** Frees the lock; a second time does nothing. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } finally {
            System.getProperties().remove(name);
        }
    }

    private static FileChannel lock(String name, Path file) throws IOException {
        FileChannel kept = KEPT.remove(name);
        FileChannel channel = kept == null ? FileChannel.open(file, CREATE, WRITE) : kept;
        boolean mayClose = true;
        try {
            if (channel.tryLock() != null) {
                mayClose = false;
                return channel;
            }
            throw inUse();
        } catch (OverlappingFileLockException heldByThisProcess) {
            mayClose = false;
            KEPT.put(name, channel);
            throw inUse();
        } finally {
            if (mayClose) {
                channel.close();
            }
        }
    }

    private static AuditUnavailableException inUse() {
        return new AuditUnavailableException("the audit log is already open, here or in another process");
    }
}
