package dev.tacit.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The cases that were written for the scanner, one file for each kind; each file's head says how to read it. */
final class Corpus {
    static final List<String> FILES = List.of(
            "email-address",
            "phone-number",
            "payment-card",
            "bank-account",
            "crypto-address",
            "ip-address-v4",
            "ip-address-v6",
            "device-id",
            "national-id",
            "passport",
            "credential",
            "location",
            "named-value",
            "encoded");

    private Corpus() {}

    /** A text and what is to be found in it; nothing, if it is a trap. */
    record Case(String file, String text, List<Finding> expected) {
        boolean isTrap() {
            return expected.isEmpty();
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("corpus/" + file + ".txt"))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(line -> cases.add(read(file, line)));
            }
        }
        return cases;
    }

    private static Case read(String file, String line) {
        StringBuilder text = new StringBuilder();
        List<Finding> expected = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\u27e6') {
                start = text.length();
            } else if (c == '\u27e7') {
                expected.add(new Finding(start, text.length(), file));
            } else if (c == '\u27e8') {
                int end = line.indexOf('\u27e9', i);
                text.appendCodePoint(Integer.parseInt(line, i + 1, end, 16));
                i = end;
            } else if (c == '|' && isCategoryAt(line, i)) {
                int end = line.indexOf('\u27e7', i);
                expected.add(new Finding(start, text.length(), line.substring(i + 1, end)));
                i = end;
            } else {
                text.append(c);
            }
        }
        return new Case(file, text.toString(), expected);
    }

    /** A category stands between the bar and the closing bracket. */
    private static boolean isCategoryAt(String line, int bar) {
        int end = bar + 1;
        while (end < line.length() && (Character.isLowerCase(line.charAt(end)) || line.charAt(end) == '-')) {
            end++;
        }
        return end > bar + 1 && end < line.length() && line.charAt(end) == '\u27e7';
    }
}
