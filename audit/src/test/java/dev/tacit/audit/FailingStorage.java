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
import java.util.concurrent.atomic.AtomicInteger;

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
    private final Set<Path> neverWritten = new LinkedHashSet<>();
    private final AtomicInteger openFiles = new AtomicInteger();
    private volatile Runnable whenFilesAreClosed = () -> {};

    /** Makes a disk that never fails. */
    FailingStorage() {
        this(Integer.MAX_VALUE, true);
    }

    /** @param forGood whether each later operation fails too */
    FailingStorage(int failingOperation, boolean forGood) {
        this.failingOperation = failingOperation;
        this.forGood = forGood;
    }

    /**
     * The same disk in the life of the next process, in which nothing fails. What the last one did not force is not forced
     * yet. Where forcing a file failed, another force of it succeeds and writes nothing: Linux takes the pages for clean.
     */
    synchronized FailingStorage nextLife() {
        FailingStorage next = new FailingStorage();
        next.lostWithoutPower.addAll(lostWithoutPower);
        next.neverWritten.addAll(neverWritten);
        return next;
    }

    /** Calls this whenever a file is closed. */
    void whenFilesAreClosed(Runnable action) {
        whenFilesAreClosed = action;
    }

    int openFiles() {
        return openFiles.get();
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
        if (!neverWritten.contains(file)) {
            lostWithoutPower.remove(file);
        }
    }

    private synchronized void forget(Path file) {
        lostWithoutPower.remove(file);
        neverWritten.remove(file);
    }

    private synchronized void moved(Path from, Path to) {
        boolean isLost = lostWithoutPower.contains(from);
        boolean isNeverWritten = neverWritten.contains(from);
        forget(from);
        forget(to);
        if (isLost) {
            changed(to);
        }
        if (isNeverWritten) {
            neverWritten.add(to);
        }
        changed(parent(to));
    }

    private synchronized void failToForce(Path file) throws IOException {
        if (fails()) {
            neverWritten.add(file);
            throw new IOException("Input/output error");
        }
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
        openFiles.incrementAndGet();
        return new AppendFile() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                changed(file);
                if (fails()) {
                    opened.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
                    throw new IOException("No space left on device");
                }
                opened.write(bytes);
            }

            @Override
            public void force() throws IOException {
                failToForce(file);
                forced(file);
            }

            @Override
            public void close() throws IOException {
                openFiles.decrementAndGet();
                whenFilesAreClosed.run();
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
        disk.move(from, to);
        moved(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        failIfItsTime();
        disk.delete(file);
        forget(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        failIfItsTime();
        forced(directory);
    }
}
