package dev.tacit.crypto.internal;

import dev.tacit.Safe;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.UnknownFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The embedded key store: all rows in memory, each change appended to {@code keys.journal} and forced to disk. Destroying
 * keys writes the file anew without them. One process at a time; a lock file sees to it. Thread-safe.
 */
public final class FileKeyStore extends TableKeyStore {
    private static final int MAX_RESERVATIONS = 10_000;
    private static final String JOURNAL = "keys.journal";

    private final FolderLock lock;
    private final Journal journal;
    private KeyTable table;
    private boolean closed;
    private boolean whole = true;
    private int reservations;

    private FileKeyStore(FolderLock lock, Journal journal, KeyTable table) {
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
            return lockAndOpen(folder.toRealPath());
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
        if (!whole) {
            throw new KeyUnavailableException("a change of the key store was broken off; open the store anew");
        }
        return table;
    }

    @Override
    void commit(KeyChange change) {
        if (removesKeys(change) || isOutgrown(change)) {
            commitByRewriting(change);
            reservations = 0;
        } else {
            journal.append(KeyChangeJson.write(change));
            whole = false; // an error in between leaves the table with half of what the file has
            table.apply(change);
            whole = true;
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
        }
    }

    /** Earlier frames hold the wrapped keys that are to go, so no frame is added: the file is replaced. */
    private void commitByRewriting(KeyChange change) {
        KeyTable next = table.copy();
        next.apply(change);
        journal.rewrite(payloads(next));
        table = next;
    }

    private static FileKeyStore lockAndOpen(Path folder) throws IOException {
        FolderLock lock = FolderLock.take(folder);
        try {
            return open(folder, lock);
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private static FileKeyStore open(Path folder, FolderLock lock) throws IOException {
        Path file = folder.resolve(JOURNAL);
        if (!isIn(folder)) {
            KeyTable empty = new KeyTable(new StoreMark(UUID.randomUUID().toString(), 0));
            return new FileKeyStore(lock, Journal.create(file, payloads(empty)), empty);
        }
        List<byte[]> payloads = new ArrayList<>();
        Journal journal = Journal.open(file, payloads);
        return new FileKeyStore(lock, journal, replay(payloads));
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
}
