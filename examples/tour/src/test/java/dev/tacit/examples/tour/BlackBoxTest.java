package dev.tacit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is true of the tour as somebody sees it who knows nothing of its code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlackBoxTest {
    private static final int MIN_VALUES = 100;

    private Path folder = Path.of("");
    private TourRun tour = new TourRun(-1, "", "", Path.of(""));
    private final Set<String> personal = new TreeSet<>();

    @BeforeAll
    void runTheTourOnce(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        tour = TourRun.in(folder);
        for (String name :
                new String(bundled("index.txt"), StandardCharsets.UTF_8).lines().toList()) {
            personal.addAll(InputValues.of(bundled(name)));
        }
    }

    @Test
    void tour_endsWellAndSaysNothingOnStandardError() {
        assertThat(tour.exitCode()).as(tour.out() + tour.err()).isZero();
        assertThat(tour.err()).isEmpty();
        assertThat(tour.out()).contains("That was the tour").doesNotContain("✗");
    }

    @Test
    void input_holdsEnoughPersonalValuesToLookFor() {
        assertThat(personal).hasSizeGreaterThanOrEqualTo(MIN_VALUES);
    }

    @Test
    void noPersonalValue_isInTheDatabaseTheLogsOrTheEvidence() throws IOException {
        List<String> leaks = new ArrayList<>();
        for (String place : List.of("database", "tour.log", "audit-log", "evidence", "keys", "outside")) {
            for (Path file : filesIn(tour.work().resolve(place))) {
                leaks.addAll(leaksIn(file));
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void noPersonalValue_isPrinted() throws IOException {
        assertThat(leaksIn(folder.resolve("out.txt"))).isEmpty();
        assertThat(leaksIn(folder.resolve("err.txt"))).isEmpty();
    }

    /** The search itself works: what a person asked for is the one place where values are found. */
    @Test
    void export_holdsTheBuyersOwnValuesInClear() throws IOException {
        assertThat(leaksIn(tour.work().resolve("export/request-1.json"))).isNotEmpty();
    }

    /** Files are scanned in every spelling; short values, which occur by chance, are looked for in row and line. */
    private List<String> leaksIn(Path file) throws IOException {
        ByteSearch content = new ByteSearch(Files.readAllBytes(file));
        int number = 0;
        List<String> leaks = new ArrayList<>();
        for (String value : personal) {
            number++;
            if (Spellings.of(value).stream().anyMatch(content::contains)) {
                leaks.add(file.getFileName() + ": personal value " + number);
            }
        }
        return leaks;
    }

    private static List<Path> filesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] bundled(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BlackBoxTest.class.getResourceAsStream("/orders/" + name))) {
            return in.readAllBytes();
        }
    }
}
