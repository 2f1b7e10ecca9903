package dev.tacit.detect;

import java.util.ArrayList;
import java.util.List;

/** Counts what was to be found, what was, and what was found besides. Not thread-safe. */
final class Score {
    private final String name;
    private int cases;
    private int expected;
    private int found;
    private int wrong;
    private final List<String> errors = new ArrayList<>();

    Score(String name) {
        this.name = name;
    }

    /** Adds a text. What is expected counts as found if one finding of its category covers all of it. */
    void add(PersonalDataScanner scanner, String text, List<Finding> toFind) {
        cases++;
        List<Finding> findings = scanner.scan(text);
        for (Finding one : toFind) {
            expected++;
            if (findings.stream().anyMatch(finding -> covers(finding, one))) {
                found++;
            } else {
                errors.add("missed " + one.category() + " in: " + text);
            }
        }
        for (Finding finding : findings) {
            if (toFind.stream().noneMatch(one -> covers(finding, one))) {
                wrong++;
                errors.add("found " + finding.category() + " [" + text.substring(finding.start(), finding.end())
                        + "] in: " + text);
            }
        }
    }

    double recall() {
        return expected == 0 ? 1 : (double) found / expected;
    }

    double precision() {
        return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    List<String> errors() {
        return errors;
    }

    String row() {
        return "| %s | %d | %d | %.4f | %.4f |".formatted(name, cases, expected, recall(), precision());
    }

    private static boolean covers(Finding finding, Finding expected) {
        return finding.category().equals(expected.category())
                && finding.start() <= expected.start()
                && finding.end() >= expected.end();
    }
}
