package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PersonalDataScannerProperties {
    /** What the detectors look for, look at, and trip over. */
    private static final String[] PIECES = {
        "alice@example.org",
        "@",
        "%40",
        "example.org",
        ".co",
        "alice",
        "+",
        "%2B",
        "+12065550100",
        "+44 161 123 4567",
        "00491711234567",
        "1234567+12 3",
        "4111111111111111",
        "4111 1111 1111 1111",
        "3782-822463-10005",
        "4111",
        " 1111",
        "0",
        "7",
        "1.2.3.4",
        "10.0.0.1",
        ".",
        ".9",
        "2001:db8::1",
        "fe80::",
        "::",
        ":",
        "::ffff:1.2.3.4",
        "a:",
        "b1",
        ":1:2:3:4:5:6:7:8",
        "-",
        "_",
        " ",
        "'",
        "\"",
        "(0)",
        "<",
        ">",
        "/",
        "x",
        "zz",
        "\u00e9",
        "\ud83d\ude00",
        "\ud83d",
        "\u0301",
        "=",
        "v",
        "version ",
        "\n",
        "\u00a0"
    };

    private final PersonalDataScanner scanner = PersonalDataScanner.standard();

    @Property
    void findingsInAnyText_areInRangeSortedAndDisjoint(@ForAll String text) {
        assertSound(text);
    }

    @Property(tries = 20_000)
    void findingsInAnyMixture_areInRangeSortedAndDisjoint(@ForAll long seed) {
        assertSound(mixture(seed));
    }

    @Property(tries = 50_000)
    void labeledText_holdsNoFindings(@ForAll long seed) {
        String labeled = Labels.scrub(mixture(seed));
        assertThat(Labels.scrub(labeled)).isEqualTo(labeled);
    }

    @Property
    void findsAnything_saysWhetherThereAreFindings(@ForAll long seed) {
        String text = mixture(seed);
        assertThat(scanner.findsAnything(text)).isEqualTo(!scanner.scan(text).isEmpty());
    }

    @Property
    void theSink_isGivenTheSameFindings(@ForAll long seed) {
        String text = mixture(seed);
        List<Finding> findings = new ArrayList<>();
        scanner.scan(text, (start, end, category) -> findings.add(new Finding(start, end, category)));
        assertThat(findings).isEqualTo(scanner.scan(text));
    }

    @Example
    void aRunWithAPlusBefore_doesNotHideANumberOfOneGroup() {
        assertThat(scanner.scan("1234567+12 3")).isEmpty();
        assertThat(scanner.scan("00491711234567")).hasSize(1);
    }

    /** The room of a scan serves the next text too. */
    @Property
    void theTextScannedBefore_changesNothing(@ForAll long before, @ForAll long seed) {
        String text = mixture(seed);
        List<Finding> findings = scanner.scan(text);
        assertThat(scanner.scan(mixture(before))).isNotNull();
        assertThat(scanner.scan(text)).isEqualTo(findings);
    }

    @Property
    void anAddressBetweenSpaces_isFoundInAnyMixture(@ForAll long before, @ForAll long after) {
        String text = mixture(before) + " bob@example.org " + mixture(after);
        assertThat(Labels.scrub(text)).doesNotContain("bob@example.org");
    }

    private void assertSound(String text) {
        int floor = 0;
        for (Finding finding : scanner.scan(text)) {
            assertThat(finding.start()).isGreaterThanOrEqualTo(floor);
            assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
            floor = finding.end();
        }
    }

    private static String mixture(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(14); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
