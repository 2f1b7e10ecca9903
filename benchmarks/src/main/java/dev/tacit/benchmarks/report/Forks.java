package dev.tacit.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs trials, each in a process of its own. Between two forks of one trial come the forks of all others, so that a
 * neighbor who makes the machine slow for a minute makes it slow for all of them.
 */
final class Forks implements AutoCloseable {
    private final Scale scale;
    private final PrintStream log;
    private final OutputFormat format;
    private final Set<String> existing = new HashSet<>();
    private final Map<Trial, List<Figures>> measured = new HashMap<>();
    private final Map<Trial, String> failed = new HashMap<>();

    Forks(Scale scale, Path logFile) {
        this.scale = scale;
        try {
            log = new PrintStream(Files.newOutputStream(logFile), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        format = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(format, List.of())) {
            existing.add(entry.getUsername());
        }
    }

    /** Tells whether there is such a benchmark: what is not built yet has none. */
    boolean exists(Trial trial) {
        return existing.contains(trial.fullName());
    }

    /** Runs one fork of this trial and keeps what it took. */
    void run(Trial trial) {
        if (!exists(trial) || failed.containsKey(trial)) {
            return;
        }
        try {
            Collection<RunResult> results = new Runner(options(trial), format).run();
            results.forEach(result ->
                    measured.computeIfAbsent(trial, unused -> new ArrayList<>()).add(figures(result)));
        } catch (RunnerException e) {
            failed.put(trial, "failed; see benchmarks/target/jmh.log");
            e.printStackTrace(log);
        }
    }

    /** Returns the median over the forks; empty if none came to its end. */
    Optional<Figures> figures(Trial trial) {
        List<Figures> forks = measured.getOrDefault(trial, List.of());
        return failed.containsKey(trial) || forks.isEmpty() ? Optional.empty() : Optional.of(Figures.median(forks));
    }

    private Options options(Trial trial) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(trial.include())
                .forks(1)
                .threads(trial.threads())
                .warmupIterations(scale.warmups(trial.warmUp()))
                .warmupTime(scale.warmupIteration(trial.warmUp()))
                .measurementIterations(scale.measurements(trial.warmUp()))
                .measurementTime(scale.measurement())
                .timeUnit(TimeUnit.NANOSECONDS)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                // One heap for all, small enough for a shared machine.
                .jvmArgsAppend("-Xms1g", "-Xmx2g", trial.collector().option());
        trial.parameters().forEach(options::param);
        return options.build();
    }

    private static Figures figures(RunResult fork) {
        List<Figures> iterations = fork.getBenchmarkResults().stream()
                .flatMap(result -> result.getIterationResults().stream())
                .map(Figures::of)
                .toList();
        return Figures.median(iterations);
    }

    @Override
    public void close() {
        log.close();
    }
}
