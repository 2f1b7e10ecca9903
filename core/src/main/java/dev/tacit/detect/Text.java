package dev.tacit.detect;

/**
 * The text as detectors see it: what was encoded is decoded, full-width signs and the many blanks and dashes are the ASCII
 * ones, and invisible characters are gone. Its indexes are its own; the scanner translates what is found.
 *
 * <p>Reused from text to text and therefore not thread-safe; no detector keeps it.
 */
class Text {
    private char[] chars = new char[1024];
    private int length;

    /** Takes over these characters. */
    final void read(CharSequence source, int start, int end) {
        if (chars.length < end - start) {
            chars = new char[Math.max(end - start, 2 * chars.length)];
        }
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            chars[i - start] = c == '\u00a0' ? ' ' : c;
        }
        length = end - start;
    }

    final int length() {
        return length;
    }

    /** Returns the character here, or {@link CharClass#NOTHING} where the text has none. */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : CharClass.NOTHING;
    }
}
