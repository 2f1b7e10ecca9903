package dev.tacit.detect;

import java.util.Arrays;
import java.util.Locale;

/**
 * Words that announce a number: {@code tel}, {@code social security}. A word counts where a word or a part of a name begins
 * and ends ({@code Tel.}, {@code customerTel}, {@code TEL_NO}, not {@code hotel}), in upper or lower case. Immutable and
 * thread-safe; a question allocates nothing.
 *
 * <p>The look stops at the end of the line, at {@code <} and {@code >}, and at the last finding: what stands in the place of
 * a finding announces nothing.
 */
final class Context {
    /** How far before a number its announcement may begin, in characters. */
    static final int BEFORE = 40;

    /** How far after a number its announcement may end, in characters. */
    static final int AFTER = 24;

    private static final String[] NONE = {};

    /** The words by the lower bits of their first two letters. */
    private final String[][] words = new String[1024][];

    private Context(String... all) {
        Arrays.fill(words, NONE);
        for (String word : all) {
            String lower = word.toLowerCase(Locale.ROOT);
            int key = key(lower.charAt(0), lower.length() > 1 ? lower.charAt(1) : 0);
            words[key] = Arrays.copyOf(words[key], words[key].length + 1);
            words[key][words[key].length - 1] = lower;
        }
    }

    /** Returns these words, of two letters at least; several in one are joined by single blanks: {@code "social security"}. */
    static Context of(String... words) {
        return new Context(words);
    }

    private static int key(int first, int second) {
        return ((first & 31) << 5) | (second & 31);
    }

    /** Tells whether one of the words stands before or after this number. */
    boolean isAround(NumberRun number) {
        return isBefore(number.text(), number.start(), number.floor()) || isAfter(number.text(), number.end());
    }

    /** Tells whether one of the words stands wholly within {@link #BEFORE} characters before this place. */
    boolean isBefore(Text text, int start, int floor) {
        NearbyWords nearby = text.wordsBefore(start);
        for (int i = 0; i < nearby.count(); i++) {
            if (nearby.start(i) >= floor && isWord(text, nearby.start(i), start)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether one of the words stands wholly within {@link #AFTER} characters after this place. */
    boolean isAfter(Text text, int end) {
        NearbyWords nearby = text.wordsAfter(end);
        for (int i = 0; i < nearby.count(); i++) {
            if (isWord(text, nearby.start(i), end + AFTER)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWord(Text text, int start, int limit) {
        int key = key(lower(text.at(start)), lower(text.at(start + 1)));
        for (String word : words[key]) {
            int end = start + word.length();
            if (end <= limit && matches(text, start, word) && ends(text, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Text text, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.at(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** In names of fields a hyphen or an underscore stands for the blank. */
    private static char lower(char c) {
        return c == '_' || c == '-' ? ' ' : Character.toLowerCase(c);
    }

    private static boolean ends(Text text, int index) {
        char last = text.at(index - 1);
        char after = text.at(index);
        return !CharClass.isLetter(after) || (Character.isUpperCase(after) && !Character.isUpperCase(last));
    }
}
