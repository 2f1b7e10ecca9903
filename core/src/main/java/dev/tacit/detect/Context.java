package dev.tacit.detect;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Words that announce a number: {@code tel}, {@code social security}. A word counts where a word or a part of a name begins
 * and ends ({@code Tel.}, {@code customerTel}, {@code TEL_NO}, not {@code hotel}), in upper or lower case. Immutable and
 * thread-safe.
 *
 * <p>The look stops at the end of the line, at {@code <} and {@code >}, and at the last finding: what stands in the place of
 * a finding announces nothing.
 */
final class Context {
    /** How far before a number its announcement may begin, in characters. */
    static final int BEFORE = 40;

    /** How far after a number its announcement may end, in characters. */
    static final int AFTER = 24;

    private final Set<String> words;
    private final int longest;

    private Context(Set<String> words) {
        this.words = words;
        this.longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Returns these words; several in one are joined by single blanks: {@code "social security"}. */
    static Context of(String... words) {
        Set<String> lowerCase = new HashSet<>();
        Arrays.stream(words).forEach(word -> lowerCase.add(word.toLowerCase(Locale.ROOT)));
        return new Context(Set.copyOf(lowerCase));
    }

    /** Tells whether one of the words stands before or after this number. */
    boolean isAround(NumberRun number) {
        return isBefore(number.text(), number.start(), number.floor()) || isAfter(number.text(), number.end());
    }

    /** Tells whether one of the words stands wholly within {@link #BEFORE} characters before this place. */
    boolean isBefore(Text text, int start, int floor) {
        int from = start;
        while (from > floor && from > start - BEFORE && !isBoundary(text.at(from - 1))) {
            from--;
        }
        return isWithin(text, from, start);
    }

    /** Tells whether one of the words stands wholly within {@link #AFTER} characters after this place. */
    boolean isAfter(Text text, int end) {
        int to = end;
        while (to < text.length() && to < end + AFTER && !isBoundary(text.at(to))) {
            to++;
        }
        return isWithin(text, end, to);
    }

    private static boolean isBoundary(char c) {
        return c == '<' || c == '>' || c == '\n' || c == '\r';
    }

    private boolean isWithin(Text text, int from, int to) {
        for (int start = from; start < to; start++) {
            if (begins(text, start) && isWord(text, start, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWord(Text text, int start, int to) {
        StringBuilder word = new StringBuilder();
        for (int i = start; i < to && word.length() < longest; i++) {
            char c = text.at(i);
            word.append(c == '_' || c == '-' ? ' ' : Character.toLowerCase(c));
            if (ends(text, i + 1) && words.contains(word.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(Text text, int index) {
        char before = text.at(index - 1);
        char first = text.at(index);
        return CharClass.isLetter(first)
                && (!CharClass.isLetter(before) || (Character.isUpperCase(first) && !Character.isUpperCase(before)));
    }

    private static boolean ends(Text text, int index) {
        char last = text.at(index - 1);
        char after = text.at(index);
        return !CharClass.isLetter(after) || (Character.isUpperCase(after) && !Character.isUpperCase(last));
    }
}
