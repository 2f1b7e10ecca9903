package dev.tacit.crypto.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which KEKs are asked, so that a caller waits only so long, and the one on which keys are refreshed ahead.
 * All are daemons and end when idle. Thread-safe.
 */
public final class KekThreads implements AutoCloseable {
    private static final int MAX_REFRESHES = 10_000;

    private final Duration timeout;
    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("tacit-kek-"));
    private final ThreadPoolExecutor refreshes = new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_REFRESHES), daemons("tacit-refresh-"));

    /** @param timeout how long a caller waits */
    public KekThreads(Duration timeout) {
        this.timeout = timeout;
        refreshes.allowCoreThreadTimeOut(true);
    }

    /** Returns where refreshes run, one after the other. */
    public Executor refreshes() {
        return refreshes;
    }

    /**
     * Asks on another thread. A call that is too slow is interrupted, and whatever it answers is dropped.
     *
     * @param room one permit is held until the call has really ended
     * @throws RejectedExecutionException if there is no room, because too many calls hang
     */
    <T> T ask(Semaphore room, Callable<T> question) throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> answer = begun(room, question);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            boolean unused = answer.cancel(true);
            throw e;
        }
    }

    private <T> FutureTask<T> begun(Semaphore room, Callable<T> question) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("no room");
        }
        FutureTask<T> answer = new FutureTask<>(question);
        try {
            calls.execute(() -> {
                try {
                    answer.run();
                } finally {
                    room.release();
                }
            });
            return answer;
        } catch (RejectedExecutionException e) {
            room.release();
            throw e;
        }
    }

    @Override
    public void close() {
        List<Runnable> unusedRefreshes = refreshes.shutdownNow();
        List<Runnable> unusedCalls = calls.shutdownNow();
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
