package dev.tacit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
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
    private final Map<String, Set<String>> shortOnes = new TreeMap<>();

    @BeforeAll
    void runTheTourOnce(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        tour = TourRun.in(folder);
        for (String name :
                new String(bundled("index.txt"), StandardCharsets.UTF_8).lines().toList()) {
            personal.addAll(InputValues.of(bundled(name)));
            shortOnes.putAll(InputValues.shortOnes(bundled(name)));
        }
    }

    @Test
    void tour_endsWellAndSaysNothingOnStandardError() {
        assertThat(tour.exitCode()).as(tour.out() + tour.err()).isZero();
        // Newer JVMs warn of what libraries do.
        assertThat(tour.err().lines().filter(line -> !line.startsWith("WARNING: ")))
                .isEmpty();
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
    void shorterPersonalValue_isNeitherInItsRowNorInItsLogLines() throws IOException, SQLException {
        Map<String, String> rows = rows();
        List<String> lines = Files.readAllLines(tour.work().resolve("tour.log"));
        List<String> leaks = new ArrayList<>();
        int looked = 0;
        for (Map.Entry<String, Set<String>> order : shortOnes.entrySet()) {
            String row = Objects.requireNonNull(rows.get(order.getKey()));
            List<String> places = Stream.concat(
                            Stream.of(row), lines.stream().filter(line -> line.contains(order.getKey())))
                    .map(BlackBoxTest::withoutItems)
                    .toList();
            for (String value : order.getValue()) {
                looked++;
                Pattern word = Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}_-])");
                if (places.stream().anyMatch(place -> word.matcher(place).find())) {
                    leaks.add("a short value of order " + order.getKey());
                }
            }
        }
        assertThat(looked).isGreaterThan(20);
        assertThat(leaks).isEmpty();
    }

    /** Products stand in row and line in clear, on purpose, and may share words with people. */
    private static String withoutItems(String text) {
        return text.replaceAll("\"items\":\\[.*\\]", "").replaceAll("items=\\[.*\\]", "");
    }

    private Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new HashMap<>();
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + tour.work().resolve("database/orders").toAbsolutePath());
        database.setUser("tacit");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT order_id, document FROM orders")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
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

    /** Files are scanned in every spelling; shorter values, which occur by chance, have a test of their own. */
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
