package dev.tacit.benchmarks.peers;

import java.util.List;

/**
 * The seven patterns that such configurations usually hold: e-mail, IBAN, card, IPv6, IPv4, social security number, phone.
 * Without look-around, so that every engine can run them. They check no digit, and alter order numbers and times too.
 */
final class MaskRules {
    static final String MASK = "****";

    static final List<String> PATTERNS = List.of(
            "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}",
            "\\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\\b",
            "\\b(?:[0-9][ -]?){12,18}[0-9]\\b",
            "\\b(?:[0-9A-Fa-f]{1,4}:){2,7}[0-9A-Fa-f:]{1,4}\\b",
            "\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b",
            "\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b",
            "\\+?[0-9]{1,3}[ -][0-9]{3}[ -][0-9]{3}[ -][0-9]{4}");

    private MaskRules() {}

    /** Returns a pattern layout's text in which this word is replaced by each rule in turn. */
    static String nestedReplace(String pattern, String word) {
        String replaced = word;
        for (String rule : PATTERNS) {
            replaced = "%replace(" + replaced + "){'" + quoted(rule) + "', '" + MASK + "'}";
        }
        return pattern.replace(word, replaced);
    }

    /** Returns the same for Log4j2, whose options stand in braces. */
    static String nestedReplaceForLog4j(String pattern, String word) {
        String replaced = word;
        for (String rule : PATTERNS) {
            replaced = "%replace{" + replaced + "}{" + rule + "}{" + MASK + "}";
        }
        return pattern.replace(word, replaced);
    }

    private static String quoted(String rule) {
        return rule.replace("\\", "\\\\");
    }
}
