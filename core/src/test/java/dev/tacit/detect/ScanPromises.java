package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What the scanner promises for any text at all. */
final class ScanPromises {
    private static final PersonalDataScanner SCANNER = PersonalDataScanner.standard();

    /** More than any shape of text takes, see {@link LinearWorkTest}. */
    private static final int LOOKS_PER_CHAR = 200;

    /** Long enough that squares show, short enough for many texts in a second. */
    private static final int REPEATED = 1024;

    private ScanPromises() {}

    /** Scans the text; fails if a promise is broken. */
    static void assertKeptFor(String text) {
        List<Finding> findings = SCANNER.scan(text);
        assertSortedAndDisjointWithin(text, findings);
        assertThat(SCANNER.findsAnything(text)).as(text).isEqualTo(!findings.isEmpty());
        assertNothingIsLeftIn(Labels.replace(text, findings), text);
        assertLinear(text);
    }

    private static void assertSortedAndDisjointWithin(String text, List<Finding> findings) {
        int floor = 0;
        for (Finding finding : findings) {
            assertThat(finding.start()).as(text).isGreaterThanOrEqualTo(floor);
            assertThat(finding.end()).as(text).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
            floor = finding.end();
        }
    }

    private static void assertNothingIsLeftIn(String labeled, String text) {
        assertThat(SCANNER.scan(labeled)).as("%s, labeled %s", text, labeled).isEmpty();
    }

    private static void assertLinear(String text) {
        if (!text.isEmpty()) {
            String repeated = text.repeat(Math.max(1, REPEATED / text.length()));
            assertThat(CountingText.looksAt(repeated))
                    .as(text)
                    .isLessThanOrEqualTo((long) LOOKS_PER_CHAR * repeated.length());
        }
    }
}
