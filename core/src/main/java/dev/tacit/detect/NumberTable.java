package dev.tacit.detect;

import java.util.List;

/** Which rules may find which numbers. Made once for all scans; immutable and thread-safe. */
final class NumberTable {
    private final NumberRule[] rules;

    /** For each number of digits in one group and each first one, whether a rule finds them without a word around. */
    private final boolean[][] telling = new boolean[NumberRun.MAX_CHARS + 1][10];

    private final Announcements announcements;
    private final int fewestChars;

    NumberTable(List<NumberRule> all) {
        rules = all.toArray(NumberRule[]::new);
        announcements = new Announcements(
                all.stream().flatMap(rule -> rule.words().stream()).toList());
        fewestChars = all.stream().mapToInt(NumberRule::fewestChars).min().orElse(Detectors.FEWEST_CHARS);
        for (int length = 1; length < telling.length; length++) {
            for (int first = 0; first < telling[length].length; first++) {
                telling[length][first] = (rulesFor(digits(first, length)) & ALONE) != 0;
            }
        }
    }

    private static NumberRun digits(int first, int length) {
        Text text = new Text();
        text.read(first + "0".repeat(length - 1), 0, length);
        NumberRun run = new NumberRun();
        NumberReader.read(text, 0, 0, run);
        run.show(0, run.allGroups());
        return run;
    }

    /** Those of {@link #rulesFor} that need no word around. */
    static final long ALONE = 0xFFFF_FFFFL;

    /** How far those stand to the left that need one. */
    static final int ANNOUNCED = Integer.SIZE;

    /**
     * Returns the rules that may find numbers written like this one, a bit for each: the lower half find them alone, the upper half
     * where a word announces them.
     */
    long rulesFor(NumberRun number) {
        long found = 0;
        for (int i = 0; i < rules.length; i++) {
            NumberRule rule = rules[i];
            if (rule.shortest() <= number.length() && number.length() <= rule.longest()) {
                found |= switch (rule.chance(number)) {
                    case NONE -> 0;
                    case ALONE -> 1L << i;
                    case ANNOUNCED -> 1L << i << ANNOUNCED;
                };
            }
        }
        return found;
    }

    /** Returns a rule by its bit; the lowest come first. */
    NumberRule rule(int bit) {
        return rules[bit];
    }

    /** Tells whether a rule may find so many digits in one group that begin with this one and have no word around them. */
    boolean areTelling(int length, char first) {
        return telling[length][first - '0'];
    }

    /** Tells whether {@link #areTelling(int, char)} says yes of any first digit but 0, or of this one. */
    boolean areTellingLike(int length, char first) {
        boolean telling = areTelling(length, first);
        for (char other = '1'; other <= '9' && first != '0' && length < NumberSearch.LONG; other++) {
            telling |= areTelling(length, other);
        }
        return telling;
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
