package dev.tacit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
    static List<Scale> scales() {
        return List.of(Scale.quickLook(), Scale.full());
    }

    @Test
    void theQuickLook_isPlannedForLessThanFourMinutes() {
        assertThat(schedule(Scale.quickLook()).estimate()).isLessThan(Duration.ofSeconds(225));
    }

    @Test
    void theFullRun_isPlannedForAnHour() {
        assertThat(schedule(Scale.full()).estimate()).isLessThan(Duration.ofMinutes(60));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void everyTrial_isRunInTheFirstRound_once(Scale scale) {
        List<Trial> first = schedule(scale).rounds().get(0);
        assertThat(first).doesNotHaveDuplicates();
        Questions.all(scale)
                .forEach(question -> assertThat(first).as(question.name()).containsAll(question.trials()));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void whatABarIsHeldAgainst_isRunInEveryRound(Scale scale) {
        for (Question question : Questions.all(scale)) {
            for (Row row : question.rows()) {
                if (row.bar().isPresent()) {
                    assertThat(schedule(scale).rounds())
                            .as(row.name())
                            .allSatisfy(round -> assertThat(round).contains(row.ours(), row.reference()));
                }
            }
        }
    }

    /** A slow minute should make both sides slow: no more than the other contenders of a question lie between them. */
    @Test
    void aTrialOfOurs_andItsLimit_areRunNextToEachOther() {
        List<Trial> first = schedule(Scale.quickLook()).rounds().get(0);
        for (Question question : Questions.all(Scale.quickLook())) {
            int most = new LinkedHashSet<>(question.trials()).size();
            question.rows().stream()
                    .filter(row -> row.bar().isPresent())
                    .forEach(row -> assertThat(Math.abs(first.indexOf(row.ours()) - first.indexOf(row.reference())))
                            .as(row.name())
                            .isLessThan(most));
        }
    }

    private static Schedule schedule(Scale scale) {
        return Schedule.of(Questions.all(scale), scale);
    }
}
