package dev.tacit.detect;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Who is asked at which trigger. Immutable and thread-safe. */
final class Detectors {
    /** Shorter chains are frequent in logs, and hardly ever a number of somebody. */
    static final int FEWEST_CHARS = 7;

    private static final Detector[] NONE = {};

    private final List<Detector> all;
    private final List<NumberRule> rules;

    /** For each trigger and each character after it, where all beyond ASCII are one. */
    private final Detector[][][] triggered = new Detector[CharClass.ASCII][CharClass.ASCII + 1][];

    private final Detector[][] atLoneColon = new Detector[CharClass.ASCII + 1][];

    /** For each length of a word up to 64. */
    private final Detector[][] ofWords = new Detector[65][];

    Detectors(List<Detector> all, List<NumberRule> rules) {
        this.all = List.copyOf(all);
        this.rules = List.copyOf(rules);
        for (char sign = 0; sign < CharClass.ASCII; sign++) {
            trigger(sign);
        }
        for (int next = 0; next <= CharClass.ASCII; next++) {
            atLoneColon[next] = those(List.of(triggered[':'][next]), detector -> !detector.needsColons());
        }
        for (int i = 0; i < ofWords.length; i++) {
            int length = i;
            ofWords[i] = those(all, detector -> detector.fewestWordChars() > 0 && detector.fewestWordChars() <= length);
        }
    }

    private void trigger(char sign) {
        Detector[] any = those(all, detector -> detector.triggers().indexOf(sign) >= 0);
        Detector[][] before = triggered[sign];
        Arrays.fill(before, any);
        for (char c = 0; c < CharClass.ASCII && any.length > 0; c++) {
            char next = c;
            before[c] = those(List.of(any), detector -> detector.isWorthCalling(sign, next));
        }
    }

    private static Detector[] those(List<Detector> detectors, Predicate<Detector> who) {
        return detectors.stream().filter(who).toArray(Detector[]::new);
    }

    /** Returns the detectors that this character triggers before this one, in order of precedence. */
    Detector[] at(char sign, char next) {
        return sign < CharClass.ASCII ? triggered[sign][Math.min(next, CharClass.ASCII)] : NONE;
    }

    /** Returns those at a colon that is not one of several. */
    Detector[] atLoneColon(char next) {
        return atLoneColon[Math.min(next, CharClass.ASCII)];
    }

    /** Returns the detectors of words of so many characters, where 64 stands for more too. */
    Detector[] ofWord(int length) {
        return ofWords[length];
    }

    /** Returns how many characters a chain of digits has at the least that may be a number. */
    int fewestChars() {
        return rules.stream().mapToInt(NumberRule::fewestChars).min().orElse(FEWEST_CHARS);
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
