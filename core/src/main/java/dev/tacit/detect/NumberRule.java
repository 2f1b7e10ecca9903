package dev.tacit.detect;

import java.util.List;

/**
 * One kind of number: a payment card, an account, a national identifier, a telephone number. Immutable and thread-safe.
 *
 * <p>The scanner walks each run of groups once and asks the rules about every series of whole groups in it that stands
 * apart, from the left, the longest first; so a rule need not walk, nor look for the ends. A rule asks the cheapest question
 * first (grouping), then the check digits, and for words around it ({@link Context}) last.
 */
interface NumberRule {
    /** Returns the id of the category of what is found. */
    String category();

    /** Returns the fewest digits and letters, separators not counted, of which such a number consists. */
    int shortest();

    /** Returns the most digits and letters, at most {@link NumberRun#MAX_CHARS}. */
    int longest();

    /**
     * Returns {@link NumberRun#span()} if this is such a number, or a span that reaches further to the right (the extension
     * of a telephone number, the second of two coordinates; bounded), or {@link Span#NONE}.
     */
    long find(NumberRun number);

    /** Returns how many characters a chain of digits and single separators has at the least for this rule to be asked. */
    default int fewestChars() {
        return Detectors.FEWEST_CHARS;
    }

    /**
     * Tells whether {@link #find} may return anything but none for numbers that are written like this one: in the same groups and
     * separators, with letters at the same places, and the same digit as the first sign if it is one. Asked seldom, not for each number.
     */
    Chance chance(NumberRun number);

    /** Returns the words that announce what it finds by {@link Chance#ANNOUNCED}. */
    default List<Context> words() {
        return List.of();
    }

    /** Tells whether a number with a minus right before it may be one; the minus is then part of it. */
    default boolean mayBeNegative() {
        return false;
    }
}
