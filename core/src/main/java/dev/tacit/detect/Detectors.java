package dev.tacit.detect;

import java.util.List;
import java.util.function.Predicate;

/** Who is asked at which trigger. Immutable and thread-safe. */
final class Detectors {
    /** Signs that trigger only in a shape, see {@link Triggers}. */
    private static final String SHAPED = ".:-";

    /** Signs at which something encoded begins. */
    private static final String ENCODING = "%&\\";

    /** Shorter chains are frequent in logs, and hardly ever a number of somebody. */
    static final int FEWEST_CHARS = 7;

    private static final Detector[] NONE = {};

    private final List<Detector> all;
    private final List<NumberRule> rules;
    private final Detector[][] triggered = new Detector[CharClass.ASCII][];
    private final Detector[] longWords;

    Detectors(List<Detector> all, List<NumberRule> rules) {
        this.all = List.copyOf(all);
        this.rules = List.copyOf(rules);
        for (char sign = 0; sign < CharClass.ASCII; sign++) {
            char trigger = sign;
            triggered[sign] = those(detector -> detector.triggers().indexOf(trigger) >= 0);
        }
        longWords = those(Detector::seesLongWords);
    }

    private Detector[] those(Predicate<Detector> who) {
        return all.stream().filter(who).toArray(Detector[]::new);
    }

    /** Returns the detectors that this character triggers, in order of precedence. */
    Detector[] at(char sign) {
        return sign < CharClass.ASCII ? triggered[sign] : NONE;
    }

    /** Returns the detectors of long words. */
    Detector[] ofLongWords() {
        return longWords;
    }

    /** Returns how many characters a chain of digits has at the least that may be a number. */
    int fewestChars() {
        return rules.stream().mapToInt(NumberRule::fewestChars).min().orElse(FEWEST_CHARS);
    }

    List<NumberRule> rules() {
        return rules;
    }

    /** Returns the characters that are always looked at. */
    String signs() {
        StringBuilder signs = new StringBuilder(ENCODING);
        for (Detector detector : all) {
            detector.triggers()
                    .chars()
                    .filter(trigger -> detector.isCalledAtEachTrigger() || SHAPED.indexOf(trigger) < 0)
                    .forEach(trigger -> signs.append((char) trigger));
        }
        return signs.toString();
    }
}
