package dev.tacit.detect;

import java.util.Arrays;
import java.util.List;

/** Which rules may find numbers of so many digits and letters. Made once for all scans; immutable and thread-safe. */
final class NumberTable {
    private final NumberRule[][] rules = new NumberRule[NumberRun.MAX_CHARS + 1][];

    /** For each number of digits and each first one, whether a rule finds them without a word around. */
    private final boolean[][] telling = new boolean[NumberRun.MAX_CHARS + 1][10];

    private final Announcements announcements;
    private final int fewestChars;

    NumberTable(List<NumberRule> all) {
        announcements = new Announcements(
                all.stream().flatMap(rule -> rule.words().stream()).toList());
        fewestChars = all.stream().mapToInt(NumberRule::fewestChars).min().orElse(Detectors.FEWEST_CHARS);
        for (int i = 0; i < rules.length; i++) {
            int length = i;
            rules[i] = all.stream()
                    .filter(rule -> rule.shortest() <= length && length <= rule.longest())
                    .toArray(NumberRule[]::new);
            for (char first = '0'; first <= '9'; first++) {
                telling[length][first - '0'] = mayFindDigits(rules[length], length, first);
            }
        }
    }

    private static boolean mayFindDigits(NumberRule[] rules, int length, char first) {
        return Arrays.stream(rules).anyMatch(rule -> rule.mayFindDigits(length, first));
    }

    /** Returns the rules for numbers of this length, in order of precedence. */
    NumberRule[] ofLength(int length) {
        return rules[length];
    }

    /** Tells whether a rule may find so many digits that begin with this one and have no word around them. */
    boolean areTelling(int length, char first) {
        return telling[length][first - '0'];
    }

    /** Tells whether {@link #areTelling(int, char)} says yes to any first digit. */
    boolean areTelling(int length) {
        boolean any = false;
        for (boolean yes : telling[length]) {
            any |= yes;
        }
        return any;
    }

    /** Returns the words that announce numbers. */
    Announcements announcements() {
        return announcements;
    }

    /** Returns how many characters a chain of digits has at the least that may be a number. */
    int fewestChars() {
        return fewestChars;
    }
}
