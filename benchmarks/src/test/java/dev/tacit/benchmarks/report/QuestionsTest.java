package dev.tacit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.benchmarks.report.Contender.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

class QuestionsTest {
    static List<Scale> scales() {
        return List.of(Scale.quickLook(), Scale.full());
    }

    @ParameterizedTest
    @MethodSource("scales")
    void eachRow_hasANameOfItsOwn(Scale scale) {
        List<String> names = Questions.all(scale).stream()
                .flatMap(question -> question.rows().stream())
                .map(Row::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("scales")
    void eachQuestion_setsOursBesideALimitOrAPeer(Scale scale) {
        for (Question question : Questions.all(scale)) {
            assertThat(question.rows()).as(question.name()).isNotEmpty();
        }
    }

    /** A misspelled name would be reported as not built yet, for ever. */
    @Test
    void whatIsOursAndItsLimits_exist() {
        for (Question question : Questions.all(Scale.full())) {
            Set<String> named = question.contenders().stream()
                    .filter(contender -> contender.role() != Role.PEER)
                    .map(Contender::benchmark)
                    .collect(Collectors.toCollection(HashSet::new));
            question.rows().stream()
                    .filter(row -> row.ours().equals(row.reference()))
                    .forEach(row -> named.add(row.ours().benchmark()));
            assertThat(named)
                    .as(question.name())
                    .allSatisfy(benchmark ->
                            assertThat(exists(benchmark)).as(benchmark).isTrue());
        }
    }

    private static boolean exists(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        try {
            Class<?> type = Class.forName("dev.tacit.benchmarks." + benchmark.substring(0, dot));
            return Arrays.stream(type.getMethods())
                    .anyMatch(method -> method.getName().equals(benchmark.substring(dot + 1))
                            && method.isAnnotationPresent(Benchmark.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
