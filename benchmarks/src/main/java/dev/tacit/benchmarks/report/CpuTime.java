package dev.tacit.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reads CPU time beside the time on the wall, which on a shared machine says more about the neighbors than about the
 * benchmark. JMH makes one in each fork.
 */
public final class CpuTime implements InternalProfiler {
    static final String WORKER = "cpu.worker";
    static final String PROCESS = "cpu.process";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private Map<Long, Long> workersBefore = Map.of();
    private long processBefore;

    /** For JMH. */
    public CpuTime() {}

    @Override
    public String getDescription() {
        return "CPU time of the benchmark's threads and of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        workersBefore = workers();
        processBefore = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = Math.max(1, result.getMetadata().getAllOps());
        double processTime = process.getProcessCpuTime() - processBefore;
        long workerTime = 0;
        for (Map.Entry<Long, Long> worker : workers().entrySet()) {
            workerTime += worker.getValue() - workersBefore.getOrDefault(worker.getKey(), 0L);
        }
        return List.of(
                new ScalarResult(WORKER, workerTime / operations, "ns/op", AggregationPolicy.AVG),
                new ScalarResult(PROCESS, processTime / operations, "ns/op", AggregationPolicy.AVG));
    }

    private Map<Long, Long> workers() {
        Map<Long, Long> times = new HashMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains("jmh-worker")) {
                times.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return times;
    }
}
