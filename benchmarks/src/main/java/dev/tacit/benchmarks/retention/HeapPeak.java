package dev.tacit.benchmarks.retention;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Collects garbage again and again while an act runs, and keeps the most that a collection left. What was allocated since
 * the collection does not count. It looks often, so that a short act's peak is seen as surely as a long one's.
 */
final class HeapPeak {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private volatile boolean ended;
    private volatile long peakBytes;

    /** Returns the most bytes of heap that were live while the act ran. */
    static long during(Runnable act) throws InterruptedException {
        HeapPeak peak = new HeapPeak();
        Thread watcher = new Thread(peak::watch, "heap-peak");
        watcher.start();
        act.run();
        peak.ended = true;
        watcher.join();
        return peak.peakBytes;
    }

    private void watch() {
        while (!ended) {
            System.gc();
            peakBytes = Math.max(peakBytes, leftByCollection());
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private static long leftByCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
