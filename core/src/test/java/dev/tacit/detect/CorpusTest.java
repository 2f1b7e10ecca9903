package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.PublishedData;
import dev.tacit.category.Categories;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bars that the scanner must clear, and the corpus too. */
class CorpusTest {
    private static final double RECALL = 0.99;
    private static final double ENCODED_RECALL = 0.95;
    private static final double PRECISION = 0.97;

    private static final Set<String> NUMBERS = Set.of(
            Categories.PHONE_NUMBER,
            Categories.PAYMENT_CARD,
            Categories.BANK_ACCOUNT,
            Categories.NATIONAL_ID,
            Categories.TAX_ID,
            Categories.PASSPORT,
            Categories.LOCATION);

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
    void inTenThousandLinesOfRealLogs_noNumberIsTakenForSomebodys() throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> logs = Files.list(PublishedData.file("logs"))) {
            for (Path log : logs.toList()) {
                for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
                    PersonalDataScanner.standard().scan(line).stream()
                            .filter(finding -> NUMBERS.contains(finding.category()))
                            .forEach(finding -> found.add(finding + " " + line));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPersonalValueOfThePublishedDocuments_isFound() throws Exception {
        assertThat(ScannerScores.visibleIn(PublishedData.file("sp-api"))).isEmpty();
    }
}
