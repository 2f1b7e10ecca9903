package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.PublishedData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bars that the scanner must clear, and the corpus too. */
class CorpusTest {
    private static final double RECALL = 0.99;
    private static final double ENCODED_RECALL = 0.95;
    private static final double PRECISION = 0.97;

    @Test
    void everyKindOfTheCorpus_isFoundAndLittleElseIs() throws Exception {
        ScannerScores.ofCorpus().forEach((kind, score) -> {
            double bar = kind.equals("encoded") ? ENCODED_RECALL : RECALL;
            assertThat(score.recall()).as(kind + score.errors()).isGreaterThanOrEqualTo(bar);
            assertThat(score.precision()).as(kind + score.errors()).isGreaterThanOrEqualTo(PRECISION);
        });
    }

    @Test
    void eachKindHasSixtyCases_halfOfThemTraps() throws Exception {
        Map<String, List<Integer>> counts = new HashMap<>();
        for (Corpus.Case one : Corpus.cases()) {
            counts.merge(
                    one.file(),
                    one.isTrap() ? List.of(0, 1) : List.of(1, 0),
                    (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(Corpus.FILES);
        assertThat(counts).allSatisfy((kind, count) -> assertThat(count).allMatch(half -> half >= 30));
    }

    @Test
    void everyPersonalValueOfThePublishedDocuments_isFound() throws Exception {
        assertThat(ScannerScores.visibleIn(PublishedData.file("sp-api"))).isEmpty();
    }
}
