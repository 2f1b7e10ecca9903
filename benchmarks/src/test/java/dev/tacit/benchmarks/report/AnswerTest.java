package dev.tacit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.benchmarks.report.Bar.AtMost;
import dev.tacit.benchmarks.report.Bar.NothingMore;
import dev.tacit.benchmarks.report.Bar.ThroughputAtLeast;
import dev.tacit.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource({"100, 100, true", "135, 100, true", "136, 100, false"})
    void atMost_holdsUpToTheBar(double ours, double reference, boolean holds) {
        assertThat(new AtMost(1.35).holds(ours, reference)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"100, 100, true", "111, 100, true", "112, 100, false"})
    void throughput_isTheInverseOfTheTimes(double ours, double reference, boolean holds) {
        assertThat(new ThroughputAtLeast(0.9).holds(ours, reference)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"1625, 1625, true", "1633, 1625, true", "1634, 1625, false"})
    void nothingMore_isADifference(double ours, double reference, boolean holds) {
        assertThat(new NothingMore(8).holds(ours, reference)).isEqualTo(holds);
    }

    @Test
    void missedBar_isSaidInASentence() {
        Answer answer = measured(200, 100);
        assertThat(answer.missesItsBar()).isTrue();
        assertThat(answer.missed())
                .isEqualTo("MISSED: Tacit takes 200 ns CPU/op where the limit takes 100; that is 2×, and the bar"
                        + " is at most 1.35×. (question: Tacit beside the limit)");
    }

    @Test
    void whatIsNotBuilt_isARowWithoutFigures() {
        Answer answer = new Answer(row(), Optional.empty(), Optional.empty(), Answer.NOT_BUILT);
        assertThat(answer.missesItsBar()).isFalse();
        assertThat(Json.parse(RatiosJson.write(List.of(answer)))).isEqualTo(Json.parse("""
                                [{"name": "question: Tacit beside the limit", "ours": null, "reference": null,
                                  "unit": "ns CPU/op", "ratio": null, "bar": 1.35, "barIs": "at most 1.35×",
                                  "holds": null, "status": "not built yet"}]"""));
    }

    @Test
    void whatIsMeasured_isARowOfNumbers() {
        assertThat(Json.parse(RatiosJson.write(List.of(measured(110.04, 100))))).isEqualTo(Json.parse("""
                                [{"name": "question: Tacit beside the limit", "ours": 110, "reference": 100,
                                  "unit": "ns CPU/op", "ratio": 1.1, "bar": 1.35, "barIs": "at most 1.35×",
                                  "holds": true, "status": "measured"}]"""));
    }

    @Test
    void median_leavesABadForkOut() {
        assertThat(Figures.median(List.of(figures(100), figures(9_000), figures(101))))
                .isEqualTo(figures(101));
    }

    private static Answer measured(double ours, double reference) {
        return new Answer(row(), Optional.of(figures(ours)), Optional.of(figures(reference)), "");
    }

    private static Figures figures(double each) {
        return new Figures(Map.of(Measure.WORKER_CPU, each, Measure.WALL, each));
    }

    private static Row row() {
        Trial ours = new Trial("seal.FieldEncrypt.tacit", Map.of("size", "64"), 1, WarmUp.SHORT, Collector.SERIAL);
        Trial limit = new Trial("seal.FieldEncrypt.limit", Map.of("size", "64"), 1, WarmUp.SHORT, Collector.SERIAL);
        return new Row(
                "question: Tacit beside the limit",
                Measure.WORKER_CPU,
                "Tacit",
                ours,
                Measure.WORKER_CPU,
                "the limit",
                limit,
                Optional.of(new AtMost(1.35)));
    }
}
