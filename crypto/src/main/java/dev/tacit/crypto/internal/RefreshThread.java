package dev.tacit.crypto.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a vault, on which rows of keys in use are read again. It is a daemon, and ends when there was nothing to
 * do for a while. Thread-safe.
 */
public final class RefreshThread implements Executor, AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RefreshThread::thread);

    /** Starts no thread yet. */
    public RefreshThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Lets a task under way end, and takes no other. */
    @Override
    public void close() {
        executor.shutdown();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tacit-key-refresh");
        thread.setDaemon(true);
        return thread;
    }
}
