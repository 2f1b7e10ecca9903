package dev.tacit.audit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.tacit.Safe;
import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.audit.internal.DirectoryLock;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the log's files. Callers queue entries and wait; whatever has queued up while the disk was
 * busy goes out in one write and one force (group commit), without waiting for more.
 *
 * <p>A caller's thread never does I/O here, because interrupting a thread inside a file channel closes the channel for
 * everybody. A failed write or force is final: what the disk holds is unknown then, and a second force may succeed without
 * having written anything. Thread-safe.
 */
final class WriterThread implements LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);
    private static final int QUEUE_CAPACITY = 65_536;
    private static final int BATCH_ENTRIES = 1024;
    private static final int BATCH_BYTES = 1 << 20;
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<Request> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final HandleTable handles;
    private final WriteAheadFile wal;
    private final Publisher publisher;
    private final DirectoryLock lock;
    private final Thread thread = new Thread(this::run, "tacit-audit-log");
    private volatile Health health = new Health(State.OPEN, "");
    private volatile long size;

    private record Health(State state, String reason) {}

    private enum Act {
        APPEND,
        PUBLISH,
        STOP
    }

    /** What a caller waits for; the answer to an append is the index of the first of its entries, which stay together. */
    private static final class Request {
        final Act act;
        final List<byte[]> entries;
        final CompletableFuture<Long> answer = new CompletableFuture<>();

        Request(Act act, List<byte[]> entries) {
            this.act = act;
            this.entries = entries;
        }

        int bytes() {
            return entries.stream().mapToInt(entry -> entry.length).sum();
        }
    }

    private WriterThread(HandleTable handles, WriteAheadFile wal, Publisher publisher, DirectoryLock lock) {
        this.handles = handles;
        this.wal = wal;
        this.publisher = publisher;
        this.lock = lock;
        this.size = wal.nextIndex();
    }

    /** Starts the thread, which closes all these when it ends. */
    static WriterThread start(HandleTable handles, WriteAheadFile wal, Publisher publisher, DirectoryLock lock) {
        WriterThread writer = new WriterThread(handles, wal, publisher, lock);
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    @Override
    public long append(List<byte[]> entries) {
        return ask(new Request(Act.APPEND, entries));
    }

    @Override
    public void publish() {
        long unused = ask(new Request(Act.PUBLISH, List.of()));
    }

    @Override
    public void close() {
        try {
            long unused = health.state == State.OPEN ? ask(new Request(Act.STOP, List.of())) : size;
        } catch (AuditUnavailableException failed) {
            if (health.state != State.CLOSED) { // rather than closed by somebody else at the same time
                throw failed;
            }
        }
    }

    @Override
    public Optional<SignedHead> head() {
        return publisher.head();
    }

    @Override
    public AuditLogStatus status() {
        Health now = health;
        long published = publisher.head().map(SignedHead::size).orElse(0L);
        return new AuditLogStatus(now.state, now.reason, size, published, publisher.anchoredSize());
    }

    private long ask(Request request) {
        refuseUnlessOpen();
        enqueue(request);
        if (health.state != State.OPEN) {
            refuseAll(); // the thread may have ended between the check and the queueing
        }
        try {
            return request.answer.join(); // goes on waiting when interrupted: the entry may be on its way
        } catch (CompletionException refused) {
            throw new AuditUnavailableException(health.reason);
        }
    }

    private void enqueue(Request request) {
        try {
            if (!queue.offer(request) && !queue.offer(request, PATIENCE_SECONDS, SECONDS)) {
                throw new AuditUnavailableException("the audit log's queue is full");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailableException("interrupted while the audit log's queue was full");
        }
    }

    private void refuseUnlessOpen() {
        Health now = health;
        if (now.state != State.OPEN) {
            throw new AuditUnavailableException(now.reason);
        }
    }

    private void run() {
        List<Request> batch = new ArrayList<>();
        boolean stopped = false;
        try {
            while (!stopped) {
                take(batch);
                stopped = serve(batch);
                batch.clear();
            }
        } catch (Throwable failure) { // whatever it was, nobody may be told that an entry is durable
            fail(failure);
        } finally {
            batch.forEach(WriterThread::refuse);
            refuseAll();
        }
    }

    /** Waits for a request, or until a head is due, and takes what has queued up. */
    private void take(List<Request> batch) throws InterruptedException {
        Request next = publisher.hasPending()
                ? queue.poll(publisher.nanosUntilDue(System.nanoTime()), NANOSECONDS)
                : queue.take();
        long bytes = 0;
        while (next != null) {
            batch.add(next);
            bytes += next.bytes();
            next = batch.size() < BATCH_ENTRIES && bytes < BATCH_BYTES ? queue.poll() : null;
        }
    }

    /** Does what was asked for and returns whether that was to stop. */
    private boolean serve(List<Request> batch) throws IOException {
        write(of(Act.APPEND, batch));
        List<Request> publishes = of(Act.PUBLISH, batch);
        List<Request> stops = of(Act.STOP, batch);
        boolean due = publisher.hasPending() && publisher.nanosUntilDue(System.nanoTime()) <= 0;
        if (due || !publishes.isEmpty() || !stops.isEmpty()) {
            publisher.publish();
            publishes.forEach(request -> request.answer.complete(size));
        }
        if (stops.isEmpty()) {
            return false;
        }
        closeFiles();
        health = new Health(State.CLOSED, "the audit log is closed");
        stops.forEach(request -> request.answer.complete(size));
        return true;
    }

    private void write(List<Request> appends) throws IOException {
        if (appends.isEmpty()) {
            return;
        }
        List<byte[]> entries =
                appends.stream().flatMap(append -> append.entries.stream()).toList();
        handles.save();
        long index = wal.nextIndex();
        wal.append(entries);
        publisher.add(entries, System.nanoTime());
        size = wal.nextIndex();
        for (Request append : appends) {
            append.answer.complete(index);
            index += append.entries.size();
        }
    }

    private void fail(Throwable failure) {
        boolean contradicted = failure instanceof AuditUnavailableException;
        String reason =
                contradicted ? String.valueOf(failure.getMessage()) : "the audit log's disk failed; open the log again";
        health = new Health(State.FAILED, reason);
        LOG.error("the audit log takes no more entries {}", Safe.of("failure", failure.getClass()));
        try {
            closeFiles();
        } catch (IOException | RuntimeException stuck) {
            LOG.warn("a file of the audit log could not be closed {}", Safe.of("failure", stuck.getClass()));
        }
    }

    private void closeFiles() throws IOException {
        try {
            handles.close();
        } finally {
            try {
                wal.close();
            } finally {
                lock.close();
            }
        }
    }

    private void refuseAll() {
        for (Request request = queue.poll(); request != null; request = queue.poll()) {
            refuse(request);
        }
    }

    private static void refuse(Request request) {
        request.answer.completeExceptionally(new IllegalStateException("the audit log takes no more entries"));
    }

    private static List<Request> of(Act act, List<Request> batch) {
        return batch.stream().filter(request -> request.act == act).toList();
    }
}
