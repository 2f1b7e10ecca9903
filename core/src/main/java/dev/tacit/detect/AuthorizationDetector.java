package dev.tacit.detect;

import dev.tacit.category.Categories;

/** {@code Bearer} and {@code Basic} with what follows, and private keys in PEM (RFC 6750 §2.1, RFC 7617 §2, RFC 7468). */
final class AuthorizationDetector extends Detector {
    private static final int MAX_CHARS = 4096;
    private static final int MAX_HEADER = 64;
    private static final int SURELY_RANDOM = 20;
    private static final int FEWEST_CHARS = 5;

    private static final String BEGIN = "-----begin ";
    private static final String END = "-----end ";

    @Override
    String category() {
        return Categories.CREDENTIAL;
    }

    @Override
    String triggers() {
        return "B";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return "AaEe".indexOf(next) >= 0;
    }

    @Override
    long find(Text text, int at, int floor) {
        int dashes = at - 5;
        if (dashes >= floor && CharClass.matches(text, dashes, BEGIN)) {
            return privateKey(text, dashes);
        }
        boolean bearer = CharClass.matches(text, at, "bearer ");
        boolean basic = CharClass.matches(text, at, "basic ");
        if ((!bearer && !basic) || CharClass.isWord(CharClass.before(text, at, floor))) {
            return Span.NONE;
        }
        int start = at + (bearer ? 7 : 6);
        int end = start;
        while (isTokenSign(text.at(end)) && end < start + MAX_CHARS) {
            end++;
        }
        return isRandom(text, start, end) ? Span.of(start, end) : Span.NONE;
    }

    private static boolean isTokenSign(char c) {
        return CharClass.isName(c) || "-.~+/=".indexOf(c) >= 0;
    }

    /** A word of a sentence has neither digits nor capitals inside. */
    private static boolean isRandom(Text text, int start, int end) {
        boolean random = end - start >= SURELY_RANDOM;
        for (int i = start + 1; i < end; i++) {
            char c = text.at(i);
            random |= CharClass.isDigit(c) || (c >= 'A' && c <= 'Z') || c == '=';
        }
        return random && end - start >= FEWEST_CHARS;
    }

    private static long privateKey(Text text, int start) {
        int header = indexOf(text, start, start + MAX_HEADER, "private key");
        if (header < 0) {
            return Span.NONE;
        }
        int limit = Math.min(text.length(), start + MAX_CHARS);
        int footer = indexOf(text, header, limit, END);
        int end = footer < 0 ? limit : indexOf(text, footer + END.length(), footer + MAX_HEADER, "-----");
        return Span.of(start, end < 0 || footer < 0 ? limit : end + 5);
    }

    private static int indexOf(Text text, int from, int to, String lowerCase) {
        for (int i = from; i < to; i++) {
            if (CharClass.matches(text, i, lowerCase)) {
                return i;
            }
        }
        return -1;
    }
}
