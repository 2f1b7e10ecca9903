package dev.tacit.crypto.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread of a vault, on which rows of keys in use are read again. It waits a moment before each task, so that many keys
 * are asked for together, and so that those who find a key due seldom have to wake it, which would cost them more than their
 * own work. It is a daemon, and ends when there was nothing to do for a while. Thread-safe.
 */
public final class RefreshThread implements Executor, AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Little beside the second that a key is served at least. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RefreshThread::thread);

    /** Starts no thread yet. */
    public RefreshThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> {
            LockSupport.parkNanos(GATHERING.toNanos());
            task.run();
        });
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
