package dev.tacit.crypto.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one thread of a vault, on which rows of keys in use are read again. It waits a moment before each task, so that many keys
 * are asked for together, and so that those who find a key due seldom have to wake it, which would cost them more than their
 * own work. It is a daemon, and ends when there was nothing to do for a while. Thread-safe.
 */
public final class RefreshThread implements Executor, AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Little beside the second that a key is served at least. */
    static final Duration GATHERING = Duration.ofMillis(20);

    private final ExecutorService thread;
    private final Consumer<Duration> pause;

    /** Starts no thread yet. */
    public RefreshThread() {
        this(oneThread(), time -> LockSupport.parkNanos(time.toNanos()));
    }

    /**
     * @param thread has one thread
     * @param pause returns after this time
     */
    RefreshThread(ExecutorService thread, Consumer<Duration> pause) {
        this.thread = thread;
        this.pause = pause;
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(() -> {
            pause.accept(GATHERING);
            task.run();
        });
    }

    /** Lets a task under way end, and takes no other. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private static ExecutorService oneThread() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RefreshThread::daemon);
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    private static Thread daemon(Runnable task) {
        Thread made = new Thread(task, "tacit-key-refresh");
        made.setDaemon(true);
        return made;
    }
}
