package dev.tacit.detect;

/**
 * Where words begin near a place of the text, found once for all who ask about the place. Reused, and not thread-safe.
 *
 * <p>A word begins with a letter after something else, or with a capital after a small letter. The look stops at the end of
 * the line and at {@code <} and {@code >}.
 */
final class NearbyWords {
    private final int[] starts = new int[Context.BEFORE];
    private int count;
    private int place = -1;

    /** Forgets the last text. */
    void reset() {
        place = -1;
    }

    /** Looks at the characters before this place. */
    void before(Text text, int end) {
        if (place == end) {
            return;
        }
        int from = end;
        while (from > end - Context.BEFORE && from > 0 && !isBoundary(text.at(from - 1))) {
            from--;
        }
        between(text, from, end);
        place = end;
    }

    /** Looks at the characters from this place on. */
    void after(Text text, int start) {
        if (place == start) {
            return;
        }
        int to = start;
        while (to < start + Context.AFTER && to < text.length() && !isBoundary(text.at(to))) {
            to++;
        }
        between(text, start, to);
        place = start;
    }

    private void between(Text text, int from, int to) {
        count = 0;
        char before = text.at(from - 1);
        for (int i = from; i < to; i++) {
            char c = text.at(i);
            if (CharClass.isLetter(c) && (!CharClass.isLetter(before) || isCapitalAfter(before, c))) {
                starts[count++] = i;
            }
            before = c;
        }
    }

    private static boolean isCapitalAfter(char before, char c) {
        return CharClass.isUpper(c) && !CharClass.isUpper(before);
    }

    static boolean isBoundary(char c) {
        return c == '<' || c == '>' || c == '\n' || c == '\r';
    }

    int count() {
        return count;
    }

    /** Returns where the i-th of them begins. */
    int start(int i) {
        return starts[i];
    }
}
