package dev.tacit.detect;

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

    private final WordTree words = new WordTree();

    private Context() {}

    /** Returns these words; several in one are joined by single blanks: {@code "social security"}. */
    static Context of(String... words) {
        Context context = new Context();
        for (String word : words) {
            context.words.add(word);
        }
        return context;
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
        char before = text.at(from - 1);
        for (int start = from; start < to; start++) {
            char first = text.at(start);
            boolean begins = CharClass.isLetter(first)
                    && (!CharClass.isLetter(before)
                            || (Character.isUpperCase(first) && !Character.isUpperCase(before)));
            if (begins && words.holdsOneAt(text, start, to)) {
                return true;
            }
            before = first;
        }
        return false;
    }
}
