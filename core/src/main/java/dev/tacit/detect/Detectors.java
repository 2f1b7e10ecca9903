package dev.tacit.detect;

import java.util.List;
import java.util.function.Predicate;

/** Who is asked at which trigger. Immutable and thread-safe. */
final class Detectors {
    /** Shorter chains are frequent in logs, and hardly ever a number of somebody. */
    static final int FEWEST_CHARS = 7;

    private static final Detector[] NONE = {};
    private static final int ALL = Detector.SEVERAL_COLONS | Detector.NAME;

    private final List<Detector> all;
    private final List<NumberRule> rules;

    /** For each trigger, for each character after it, of which all beyond ASCII are one, and for what is given. */
    private final Detector[][][][] triggered = new Detector[CharClass.ASCII][CharClass.ASCII + 1][ALL + 1][];

    /** For each length of a word up to 64. */
    private final Detector[][] ofWords = new Detector[65][];

    private final NameTable names;

    Detectors(List<Detector> all, List<NumberRule> rules, NameTable names) {
        this.names = names;
        this.all = List.copyOf(all);
        this.rules = List.copyOf(rules);
        for (char sign = 0; sign < CharClass.ASCII; sign++) {
            trigger(sign);
        }
        for (int i = 0; i < ofWords.length; i++) {
            int length = i;
            ofWords[i] = those(all, detector -> detector.fewestWordChars() > 0 && detector.fewestWordChars() <= length);
        }
    }

    private void trigger(char sign) {
        List<Detector> any = all.stream()
                .filter(detector -> detector.triggers().indexOf(sign) >= 0)
                .toList();
        for (char c = 0; c <= CharClass.ASCII; c++) {
            char next = c;
            for (int i = 0; i <= ALL; i++) {
                int given = i;
                triggered[sign][next][given] = any.isEmpty()
                        ? NONE
                        : those(
                                any,
                                detector -> (detector.needs() & ~given) == 0 && isWorthCalling(detector, sign, next));
            }
        }
    }

    private static boolean isWorthCalling(Detector detector, char sign, char next) {
        return next == CharClass.ASCII || detector.isWorthCalling(sign, next);
    }

    private static Detector[] those(List<Detector> detectors, Predicate<Detector> who) {
        return detectors.stream().filter(who).toArray(Detector[]::new);
    }

    /** Returns the detectors that this character triggers before this one, in order of precedence. */
    Detector[] at(char sign, char next) {
        return at(sign, next, ALL);
    }

    /** Returns those of them that need no more than this. */
    Detector[] at(char sign, char next, int given) {
        return sign < CharClass.ASCII ? triggered[sign][Math.min(next, CharClass.ASCII)][given] : NONE;
    }

    /** Returns the detectors of words of so many characters, where 64 stands for more too. */
    Detector[] ofWord(int length) {
        return ofWords[length];
    }

    /** Returns how many characters a chain of digits has at the least that may be a number. */
    int fewestChars() {
        return rules.stream().mapToInt(NumberRule::fewestChars).min().orElse(FEWEST_CHARS);
    }

    NameTable names() {
        return names;
    }

    List<NumberRule> rules() {
        return rules;
    }

    /** Returns the characters that are always looked at, besides those that always are. */
    String signs() {
        StringBuilder signs = new StringBuilder();
        for (Detector detector : all) {
            detector.triggers()
                    .chars()
                    .filter(trigger -> detector.isCalledAtEachTrigger() && !Marks.isSign((char) trigger))
                    .forEach(trigger -> signs.append((char) trigger));
        }
        return signs.toString();
    }
}
