package dev.tacit.benchmarks.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit for a durable log: entries of all who wait are written and forced together. Whoever finds no leader becomes
 * it, so there is no thread of its own. No tree, no signature, no recovery. Thread-safe.
 */
public final class GroupCommitFile implements AutoCloseable {
    private final FileChannel file;
    private List<byte[]> waiting = new ArrayList<>();
    private boolean led;
    private long enqueued;
    private long durable;

    /** Makes the file. */
    public GroupCommitFile(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the entry's number once it is forced to the disk. */
    public long append(byte[] entry) throws IOException {
        long mine;
        synchronized (this) {
            waiting.add(entry);
            mine = ++enqueued;
            while (led && durable < mine) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while an entry was written", e);
                }
            }
            if (durable >= mine) {
                return mine;
            }
            led = true;
        }
        lead();
        return mine;
    }

    private void lead() throws IOException {
        List<byte[]> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        try {
            ByteBuffer[] buffers = batch.stream().map(ByteBuffer::wrap).toArray(ByteBuffer[]::new);
            long unused = file.write(buffers);
            file.force(false);
        } finally {
            synchronized (this) {
                durable += batch.size();
                led = false;
                notifyAll();
            }
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
