package dev.tacit.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run came to. Immutable once the run is over. */
final class Results {
    private final String setting;
    private final List<Question> questions;
    private final Forks forks;

    /** @param setting where, when and how it was measured */
    Results(String setting, List<Question> questions, Forks forks) {
        this.setting = setting;
        this.questions = List.copyOf(questions);
        this.forks = forks;
    }

    String setting() {
        return setting;
    }

    List<Question> questions() {
        return questions;
    }

    Optional<Figures> figures(Trial trial) {
        return forks.figures(trial);
    }

    /** Returns the reason why there are no figures of this trial. */
    String whyNot(Trial trial) {
        return forks.exists(trial) ? "failed, see `benchmarks/target/jmh.log`" : Answer.NOT_BUILT;
    }

    /**
     * Says what share of a core the benchmarks' threads got, where they only compute. Empty if that is nearly all: then
     * the machine was quiet.
     */
    Optional<String> disturbance() {
        double[] shares = questions.stream()
                .filter(question -> question.measure() == Measure.WORKER_CPU)
                .flatMap(question -> question.trials().stream())
                .flatMap(trial -> figures(trial).stream())
                .mapToDouble(figures -> figures.by(Measure.WORKER_CPU) / figures.by(Measure.WALL))
                .sorted()
                .toArray();
        double share = shares.length == 0 ? 1 : shares[shares.length / 2];
        return share > 0.9
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The machine was busy: the benchmarks' threads got %.0f %% of a core. Such figures tell orders of"
                                + " magnitude at best; run again on a quiet machine before believing a ratio.",
                        100 * share));
    }

    List<Answer> answers() {
        return questions.stream()
                .flatMap(question -> question.rows().stream())
                .map(this::answer)
                .toList();
    }

    private Answer answer(Row row) {
        Optional<Figures> ours = figures(row.ours());
        Optional<Figures> reference = figures(row.reference());
        String status = "";
        if (ours.isEmpty()) {
            status = whyNot(row.ours());
        } else if (reference.isEmpty()) {
            status = forks.exists(row.reference()) ? whyNot(row.reference()) : "reference not built (profile peers)";
        }
        return new Answer(row, ours, reference, status);
    }
}
