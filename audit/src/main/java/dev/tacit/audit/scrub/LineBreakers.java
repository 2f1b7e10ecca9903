package dev.tacit.audit.scrub;

/**
 * Characters that make one event look like several, move a terminal's cursor, turn text around or cannot be written as
 * UTF-8: controls other than tab, line and paragraph separators, bidirectional controls, lone surrogates and the
 * non-characters that XML forbids. Each is shown as an escape of visible ASCII characters.
 */
final class LineBreakers {
    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && isBreaker(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Appends the character at this index, a breaker as its escape. */
    static void append(CharSequence text, int index, StringBuilder out) {
        if (isBreaker(text, index)) {
            out.append(escape(text.charAt(index)));
        } else {
            out.append(text.charAt(index));
        }
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    private static boolean isBreaker(CharSequence text, int index) {
        char c = text.charAt(index);
        if (c < 0x7F) {
            return c < ' ' && c != '\t';
        }
        return c < 0xA0
                || c == 0x61C // Arabic letter mark
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c >= 0xFFFE
                || (Character.isSurrogate(c) && isLone(text, index));
    }

    private static boolean isLone(CharSequence text, int index) {
        if (Character.isHighSurrogate(text.charAt(index))) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }

    private LineBreakers() {}
}
