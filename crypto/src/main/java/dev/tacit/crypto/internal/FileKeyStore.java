package dev.tacit.crypto.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tacit.Safe;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.UnknownFormatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded key store: all rows in memory, each change appended to {@code keys.journal} and forced to disk. Destroying
 * keys writes the file anew without them. One process at a time; a lock file sees to it. Thread-safe.
 */
public final class FileKeyStore extends TableKeyStore {
    private static final int MAX_RESERVATIONS = 10_000;
    private static final String JOURNAL = "keys.journal";

    /** Closing any channel of a file ends the process's POSIX locks on it, so a second one is never opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final Journal journal;
    private KeyTable table;
    private boolean closed;
    private int reservations;

    private FileKeyStore(Path folder, FileChannel lock, Journal journal, KeyTable table) {
        this.folder = folder;
        this.lock = lock;
        this.journal = journal;
        this.table = table;
    }

    /**
     * Opens the store in this folder, or makes one.
     *
     * @throws KeyUnavailableException if the folder is in use, or cannot be read or written
     * @throws UnknownFormatException if the file is damaged, or of a newer version
     */
    public static FileKeyStore open(Path folder) {
        try {
            DurableFile.createFolder(folder.toAbsolutePath());
            return hold(folder.toRealPath());
        } catch (IOException e) {
            throw new KeyUnavailableException(
                    "the key store's folder cannot be read or written", Safe.of("failure", e.getClass()));
        }
    }

    /** Says whether there is a store in this folder. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(JOURNAL));
    }

    @Override
    KeyTable table() {
        return table;
    }

    @Override
    void commit(KeyChange change) {
        if (removesKeys(change) || isOutgrown(change)) {
            commitByRewriting(change);
            reservations = 0;
        } else {
            journal.append(KeyChangeJson.write(change));
            table.apply(change);
        }
    }

    private static boolean removesKeys(KeyChange change) {
        return change instanceof KeyChange.Destroyed
                || (change instanceof KeyChange.TenantShredChanged changed
                        && changed.row().state() == ShredRow.State.DESTROYED);
    }

    /** Each reservation outdates the key's last one, so the file is written anew once it is mostly those. */
    private boolean isOutgrown(KeyChange change) {
        return change instanceof KeyChange.Reserved && ++reservations > MAX_RESERVATIONS + 2 * table.countReserved();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            journal.close();
        } catch (IOException e) {
            throw new KeyUnavailableException(
                    "the key store's file could not be closed", Safe.of("failure", e.getClass()));
        } finally {
            boolean unused = HELD.remove(folder);
        }
    }

    /** Earlier frames hold the wrapped keys that are to go, so no frame is added: the file is replaced. */
    private void commitByRewriting(KeyChange change) {
        KeyTable next = table.copy();
        next.apply(change);
        journal.rewrite(payloads(next));
        table = next;
    }

    private static FileKeyStore hold(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw inUse();
        }
        try {
            return lockAndOpen(folder);
        } catch (IOException | RuntimeException e) {
            boolean unused = HELD.remove(folder);
            throw e;
        }
    }

    private static FileKeyStore lockAndOpen(Path folder) throws IOException {
        FileChannel lock = lock(folder);
        try {
            return open(folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileKeyStore open(Path folder, FileChannel lock) throws IOException {
        Path file = folder.resolve(JOURNAL);
        if (!isIn(folder)) {
            KeyTable empty = new KeyTable(new StoreMark(UUID.randomUUID().toString(), 0));
            return new FileKeyStore(folder, lock, Journal.create(file, payloads(empty)), empty);
        }
        List<byte[]> payloads = new ArrayList<>();
        Journal journal = Journal.open(file, payloads);
        return new FileKeyStore(folder, lock, journal, replay(payloads));
    }

    private static KeyTable replay(List<byte[]> payloads) {
        KeyTable table = null;
        for (byte[] payload : payloads) {
            KeyChange change = KeyChangeJson.read(payload);
            if (table == null) {
                table = begin(change);
            } else {
                table.apply(change);
            }
        }
        if (table == null) {
            throw new UnknownFormatException("the key store's file has no first entry; restore it from a backup");
        }
        return table;
    }

    private static KeyTable begin(KeyChange first) {
        if (first instanceof KeyChange.Marked marked) {
            return new KeyTable(marked.mark());
        }
        throw new UnknownFormatException("the key store's file does not begin with its mark; restore it from a backup");
    }

    private static List<byte[]> payloads(KeyTable table) {
        return table.snapshot().stream().map(KeyChangeJson::write).toList();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = DurableFile.open(folder.resolve("keys.lock"), Set.of(CREATE, WRITE));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse();
        }
        channel.close();
        throw inUse();
    }

    private static KeyUnavailableException inUse() {
        return new KeyUnavailableException("the key store's folder is in use by another vault; close that one first");
    }
}
