package dev.tacit.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Who is asked at which trigger. Immutable and thread-safe. */
final class Detectors {
    /** Shorter chains are frequent in logs, and hardly ever a number of somebody. */
    static final int FEWEST_CHARS = 7;

    private static final Detector[] NONE = {};
    private static final int ALL = Detector.SEVERAL_COLONS | Detector.NAME;

    private final List<Detector> all;
    private final NumberTable numbers;

    /** Where those stand who are asked for each trigger, each character after it (all beyond ASCII are one), and what is given. */
    private final short[] triggered = new short[CharClass.ASCII * (CharClass.ASCII + 1) * (ALL + 1)];

    /** The few that differ; nobody is the first. */
    private final Detector[][] asked;

    /** For each length of a word up to 64. */
    private final Detector[][] ofWords = new Detector[65][];

    private final NameTable names;
    private final String signs;
    private final boolean treatsDigitsAlike;
    private final boolean areOurs;

    Detectors(List<Detector> all, List<NumberRule> rules, NameTable names) {
        this.names = names;
        this.all = List.copyOf(all);
        numbers = new NumberTable(rules);
        signs = signs(all);
        areOurs = all.stream().noneMatch(CustomDetectorCalls.class::isInstance);
        treatsDigitsAlike =
                all.stream().noneMatch(detector -> detector.triggers().chars().anyMatch(c -> c >= '0' && c <= '9'));
        List<List<Detector>> groups = new ArrayList<>(List.of(List.of()));
        for (char sign = 0; sign < CharClass.ASCII; sign++) {
            trigger(sign, groups);
        }
        asked = groups.stream().map(group -> group.toArray(NONE)).toArray(Detector[][]::new);
        for (int i = 0; i < ofWords.length; i++) {
            int length = i;
            ofWords[i] = those(all, detector -> detector.fewestWordChars() > 0 && detector.fewestWordChars() <= length);
        }
    }

    private void trigger(char sign, List<List<Detector>> groups) {
        List<Detector> any = all.stream()
                .filter(detector -> detector.triggers().indexOf(sign) >= 0)
                .toList();
        for (char c = 0; c <= CharClass.ASCII && !any.isEmpty(); c++) {
            char next = c;
            for (int i = 0; i <= ALL; i++) {
                int given = i;
                List<Detector> those = any.stream()
                        .filter(detector -> (detector.needs() & ~given) == 0 && isWorthCalling(detector, sign, next))
                        .toList();
                triggered[place(sign, next, given)] = (short) place(those, groups);
            }
        }
    }

    private static int place(char sign, char next, int given) {
        return (sign * (CharClass.ASCII + 1) + Math.min(next, CharClass.ASCII)) * (ALL + 1) + given;
    }

    private static int place(List<Detector> group, List<List<Detector>> groups) {
        if (!groups.contains(group)) {
            groups.add(group);
        }
        return groups.indexOf(group);
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
        return sign < CharClass.ASCII ? asked[triggered[place(sign, next, given)]] : NONE;
    }

    /** Returns the detectors of words of so many characters, where 64 stands for more too. */
    Detector[] ofWord(int length) {
        return ofWords[length];
    }

    NameTable names() {
        return names;
    }

    NumberTable numbers() {
        return numbers;
    }

    /** Returns the characters that are always looked at, besides those that always are. */
    String signs() {
        return signs;
    }

    /** Tells whether none of them is a host's, which sees what the text says of UUIDs. */
    boolean areOurs() {
        return areOurs;
    }

    /** Tells whether no digit is a sign that another is not. */
    boolean treatsDigitsAlike() {
        return treatsDigitsAlike;
    }

    private static String signs(List<Detector> all) {
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
