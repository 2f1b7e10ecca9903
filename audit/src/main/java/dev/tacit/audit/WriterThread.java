package dev.tacit.audit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.tacit.Safe;
import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.audit.LogRequest.Act;
import dev.tacit.audit.internal.DirectoryLock;
import dev.tacit.audit.internal.HandleFile;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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

    private final BlockingQueue<LogRequest> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final HandleFile handles;
    private final WriteAheadFile wal;
    private final Publisher publisher;
    private final Anchoring anchoring;
    private final PublishRounds rounds;
    private final DirectoryLock lock;
    private final Thread thread = new Thread(this::run, "tacit-audit-log");
    private boolean isStopping;
    private volatile WriterHealth health = WriterHealth.OPEN;
    private volatile long size;

    private WriterThread(
            HandleFile handles, WriteAheadFile wal, Publisher publisher, Anchoring anchoring, DirectoryLock lock) {
        this.handles = handles;
        this.wal = wal;
        this.publisher = publisher;
        this.anchoring = anchoring;
        this.rounds = new PublishRounds(publisher, anchoring, this::wake);
        this.lock = lock;
        this.size = wal.nextIndex();
    }

    /** Starts the thread, which closes all these when it ends. */
    static WriterThread start(
            HandleFile handles, WriteAheadFile wal, Publisher publisher, Anchoring anchoring, DirectoryLock lock) {
        WriterThread writer = new WriterThread(handles, wal, publisher, anchoring, lock);
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    @Override
    public long append(List<byte[]> entries) {
        return ask(LogRequest.append(entries));
    }

    @Override
    public void publish() {
        long unused = ask(LogRequest.to(Act.PUBLISH));
    }

    @Override
    public void close() {
        try {
            long unused = health.state() == State.OPEN ? ask(LogRequest.to(Act.STOP)) : size;
        } catch (AuditUnavailableException failed) {
            if (health.state() != State.CLOSED) { // rather than closed by somebody else at the same time
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
        WriterHealth now = health;
        long published = publisher.head().map(SignedHead::size).orElse(0L);
        long anchored = anchoring.anchoredSize();
        long durable = size;
        Optional<Instant> since = durable == anchored ? Optional.empty() : publisher.unanchoredSince();
        return new AuditLogStatus(now.state(), now.reason(), durable, published, anchored, since);
    }

    private long ask(LogRequest request) {
        if (Thread.currentThread() == thread) { // the host's code runs there, such as an appender of its logs
            throw new AuditUnavailableException("the audit log's own thread cannot wait for an entry");
        }
        refuseUnlessOpen();
        enqueue(request);
        if (health.state() != State.OPEN) {
            refuseAll(); // the thread may have ended between the check and the queueing
        }
        try {
            return request.answer.join(); // goes on waiting when interrupted: the entry may be on its way
        } catch (CompletionException refused) {
            WriterHealth now = health;
            throw new AuditUnavailableException(
                    now.state() == State.OPEN ? WriterHealth.CLOSED.reason() : now.reason());
        }
    }

    private void enqueue(LogRequest request) {
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
        WriterHealth now = health;
        if (now.state() != State.OPEN) {
            throw new AuditUnavailableException(now.reason());
        }
    }

    private void run() {
        List<LogRequest> batch = new ArrayList<>();
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
            batch.forEach(LogRequest::refuse);
            rounds.refuseAll();
            refuseAll();
        }
    }

    /** Waits for a request, or until a head is due, and takes what has queued up. */
    private void take(List<LogRequest> batch) throws InterruptedException {
        LogRequest next = queue.poll(rounds.nanosUntilDue(System.nanoTime()), NANOSECONDS);
        long bytes = 0;
        while (next != null) {
            batch.add(next);
            bytes += next.bytes();
            next = batch.size() < BATCH_ENTRIES && bytes < BATCH_BYTES ? queue.poll() : null;
        }
    }

    /** Does what was asked for and returns whether that was to stop. */
    private boolean serve(List<LogRequest> batch) throws IOException {
        write(LogRequest.of(Act.APPEND, batch));
        List<LogRequest> stops = LogRequest.of(Act.STOP, batch);
        isStopping |= !stops.isEmpty();
        rounds.await(LogRequest.of(Act.PUBLISH, batch));
        rounds.await(stops);
        if (!rounds.advance()) {
            return false;
        }
        closeFiles();
        health = WriterHealth.CLOSED;
        rounds.answerStops();
        return true;
    }

    /** Called by the anchor's thread. If the queue is full, this thread is awake already. */
    private void wake() {
        boolean unused = queue.offer(LogRequest.to(Act.WAKE));
    }

    private void write(List<LogRequest> appends) throws IOException {
        if (appends.isEmpty()) {
            return;
        }
        if (isStopping) { // the last head may be signed already
            appends.forEach(LogRequest::refuse);
            return;
        }
        List<byte[]> entries =
                appends.stream().flatMap(append -> append.entries.stream()).toList();
        handles.save();
        long index = wal.nextIndex();
        wal.append(entries);
        publisher.add(entries, System.nanoTime());
        size = wal.nextIndex();
        for (LogRequest append : appends) {
            append.answer.complete(index);
            index += append.entries.size();
        }
    }

    /** The log is free when it is seen to have failed, and before anything of the host's own is called. */
    private void fail(Throwable failure) {
        Optional<Exception> stuck = Optional.empty();
        try {
            closeFiles();
        } catch (IOException | RuntimeException notClosed) {
            stuck = Optional.of(notClosed);
        }
        health = WriterHealth.after(failure);
        LOG.error("the audit log takes no more entries {}", Safe.of("failure", failure.getClass()));
        stuck.ifPresent(file ->
                LOG.warn("a file of the audit log could not be closed {}", Safe.of("failure", file.getClass())));
    }

    private void closeFiles() throws IOException {
        rounds.close();
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
        for (LogRequest request = queue.poll(); request != null; request = queue.poll()) {
            request.refuse();
        }
    }
}
