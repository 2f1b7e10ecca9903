package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.PublishedData;
import dev.tacit.category.Categories;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scanner does where there is nothing to find, which is nearly always. */
class CleanTextTest {
    /** What the logs of servers do hold. */
    private static final Set<String> EXPECTED =
            Set.of(Categories.IP_ADDRESS, Categories.USERNAME, Categories.CREDENTIAL, Categories.EMAIL_ADDRESS);

    private final PersonalDataScanner scanner = PersonalDataScanner.standard();

    @Test
    void textWithoutFindings_givesTheOneEmptyList() {
        assertThat(scanner.scan("nothing of anybody")).isSameAs(Collections.emptyList());
        assertThat(scanner.scan("")).isEmpty();
    }

    @Test
    void theOrdinaryFinding_saysWhereAndWhat() {
        assertThat(scanner.scan("mail alice@example.org, tel +44 161 123 4567"))
                .containsExactly(new Finding(5, 22, "email-address"), new Finding(28, 44, "phone-number"));
    }

    @Test
    void tenThousandLinesOfRealLogs_areAlteredByNothingButAddressesNamesOfUsersAndCredentials() throws Exception {
        List<String> found = new ArrayList<>();
        int lines = 0;
        try (Stream<Path> logs = Files.list(PublishedData.file("logs"))) {
            for (Path log : logs.sorted().toList()) {
                for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
                    lines++;
                    scanner.scan(line).stream()
                            .filter(finding -> !EXPECTED.contains(finding.category()))
                            .forEach(finding -> found.add(line.substring(finding.start(), finding.end())));
                }
            }
        }
        assertThat(lines).isEqualTo(10_000);
        assertThat(found).isEmpty();
    }
}
