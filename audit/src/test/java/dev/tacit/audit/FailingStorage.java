package dev.tacit.audit;

import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A disk that fails at one operation, as by EIO or ENOSPC: a write is done by half, everything else not at all. Forcing
 * does not force, because no test pulls the plug and it is most of the time that a log takes; instead the storage keeps
 * account of what would be lost.
 */
final class FailingStorage implements LogStorage {
    private final LogStorage disk = new DiskStorage();
    private final int failingOperation;
    private final boolean forGood;
    private int operations;
    private final Set<Path> lostWithoutPower = new LinkedHashSet<>();
    private final Set<Path> lostAtCheckpoint = new LinkedHashSet<>();

    /** Makes a disk that never fails. */
    FailingStorage() {
        this(Integer.MAX_VALUE, true);
    }

    /** @param forGood whether each later operation fails too */
    FailingStorage(int failingOperation, boolean forGood) {
        this.failingOperation = failingOperation;
        this.forGood = forGood;
    }

    synchronized int operations() {
        return operations;
    }

    /** The files whose content, and the directories whose names, are not forced. */
    synchronized Set<Path> lostWithoutPower() {
        return Set.copyOf(lostWithoutPower);
    }

    /** What was not forced when a file named {@code checkpoint} was put in its place. */
    synchronized Set<Path> lostAtCheckpoint() {
        return Set.copyOf(lostAtCheckpoint);
    }

    private synchronized void changed(Path file) {
        lostWithoutPower.add(file);
    }

    private synchronized void forced(Path file) {
        lostWithoutPower.remove(file);
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private synchronized boolean fails() {
        int operation = operations++;
        return operation == failingOperation || (forGood && operation > failingOperation);
    }

    private void failIfItsTime() throws IOException {
        if (fails()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public AppendFile openForAppend(Path file) throws IOException {
        failIfItsTime();
        if (!disk.exists(file)) {
            changed(parent(file));
        }
        AppendFile opened = disk.openForAppend(file);
        return new AppendFile() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (fails()) {
                    opened.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
                    throw new IOException("No space left on device");
                }
                changed(file);
                opened.write(bytes);
            }

            @Override
            public void force() throws IOException {
                failIfItsTime();
                forced(file);
            }

            @Override
            public void truncate(long sizeBytes) throws IOException {
                failIfItsTime();
                opened.truncate(sizeBytes);
            }

            @Override
            public void close() throws IOException {
                opened.close();
            }
        };
    }

    @Override
    public InputStream openForRead(Path file) throws IOException {
        failIfItsTime();
        return disk.openForRead(file);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        failIfItsTime();
        return disk.read(file);
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        failIfItsTime();
        return disk.list(directory);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        failIfItsTime();
        changed(parent(directory));
        disk.createDirectory(directory);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        failIfItsTime();
        if (to.endsWith("checkpoint")) {
            Set<Path> others = new LinkedHashSet<>(lostWithoutPower());
            others.remove(parent(to)); // the unfinished checkpoint's own name
            lostAtCheckpoint.addAll(others);
        }
        changed(parent(to));
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        failIfItsTime();
        disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        failIfItsTime();
        forced(directory);
    }
}
