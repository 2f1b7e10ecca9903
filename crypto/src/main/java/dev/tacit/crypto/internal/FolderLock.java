package dev.tacit.crypto.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write in a key store's folder: held by one open store of one process. The operating system frees it when the
 * process ends, however it ends. Not thread-safe.
 *
 * <p>POSIX drops a process's lock when the process closes any handle of the file, so a second one must neither be opened
 * nor, once it is, be closed while the lock is held. Who holds one is therefore written where each class loader of the
 * process sees it, as two applications in one server have: among the system properties.
 */
final class FolderLock implements Closeable {
    private static final String HELD_PREFIX = "tacit.crypto.open:";

    /** Handles of files that the process has locked under another name, as by a second mount; the next try uses them. */
    private static final Map<String, FileChannel> KEPT = new ConcurrentHashMap<>();

    private final String name;
    private final FileChannel channel;

    private FolderLock(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /**
     * Takes the lock at once or not at all.
     *
     * @param folder its real path, so that it has one name
     * @throws KeyUnavailableException if somebody else has it
     */
    static FolderLock take(Path folder) throws IOException {
        String name = HELD_PREFIX + folder;
        if (System.getProperties().putIfAbsent(name, "true") != null) {
            throw inUse();
        }
        boolean taken = false;
        try {
            FolderLock lock = new FolderLock(name, lock(name, folder.resolve("keys.lock")));
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                forget(name);
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
            forget(name);
        }
    }

    private static FileChannel lock(String name, Path file) throws IOException {
        FileChannel kept = KEPT.remove(name);
        FileChannel channel = kept == null ? DurableFile.open(file, Set.of(CREATE, WRITE)) : kept;
        boolean mayClose = true;
        try {
            if (channel.tryLock() != null) {
                mayClose = false;
                return channel;
            }
            throw inUse();
        } catch (OverlappingFileLockException heldByThisProcess) {
            mayClose = false;
            FileChannel unused = KEPT.put(name, channel);
            throw inUse();
        } finally {
            if (mayClose) {
                channel.close();
            }
        }
    }

    private static void forget(String name) {
        Object unused = System.getProperties().remove(name);
    }

    private static KeyUnavailableException inUse() {
        return new KeyUnavailableException("the key store's folder is in use by another vault; close that one first");
    }
}
