package dev.tacit.benchmarks.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Which forks are run, and in which order: every round runs each trial once, so that ours and its references take turns.
 * Immutable.
 *
 * @param rounds the trials of each round, ours and its limits next to each other
 */
record Schedule(Scale scale, List<List<Trial>> rounds) {
    /** What a fork takes besides: a Java process is started, and the benchmark set up. */
    private static final Duration START = Duration.ofMillis(800);

    Schedule {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    static Schedule of(List<Question> questions, Scale scale) {
        Set<Trial> all = new LinkedHashSet<>();
        Set<Trial> held = new LinkedHashSet<>();
        for (Question question : questions) {
            all.addAll(question.trials());
            question.rows().stream().filter(row -> row.bar().isPresent()).forEach(row -> {
                held.add(row.ours());
                held.add(row.reference());
            });
        }
        List<List<Trial>> rounds = new ArrayList<>();
        for (int round = 0; round < scale.forks(); round++) {
            boolean everybody = round < scale.peerForks();
            rounds.add(all.stream()
                    .filter(trial -> everybody || held.contains(trial))
                    .toList());
        }
        return new Schedule(scale, rounds);
    }

    /** Returns how long all forks take on an idle machine, roughly. */
    Duration estimate() {
        return rounds.stream().flatMap(List::stream).map(this::estimate).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration estimate(Trial trial) {
        long measured = scale.measurements(trial.warmUp()) * scale.measurement().convertTo(TimeUnit.MILLISECONDS);
        long warmUp = scale.warmup(trial.warmUp()).convertTo(TimeUnit.MILLISECONDS);
        return START.plusMillis(warmUp + measured);
    }
}
