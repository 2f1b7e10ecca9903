package dev.tacit.detect;

import java.util.List;

/** Puts a label in the place of each finding, as a scrubber does. */
final class Labels {
    private Labels() {}

    static String replace(String text, List<Finding> findings) {
        StringBuilder labeled = new StringBuilder();
        int copied = 0;
        for (Finding finding : findings) {
            labeled.append(text, copied, finding.start())
                    .append('<')
                    .append(finding.category())
                    .append('>');
            copied = finding.end();
        }
        return labeled.append(text, copied, text.length()).toString();
    }

    static String scrub(String text) {
        return replace(text, PersonalDataScanner.standard().scan(text));
    }
}
