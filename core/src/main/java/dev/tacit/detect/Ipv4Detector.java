package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * IPv4 addresses, unless they look like a version or an object identifier, or can belong to nobody (unspecified, loopback,
 * broadcast).
 */
final class Ipv4Detector extends Detector {
    private static final int MAX_OCTET_DIGITS = 3;
    private static final int MAX_WORD = 8;
    private static final int MAX_GAP = 4;

    private static final String[] VERSION_WORDS = {"version", "ver", "v", "release", "build"};

    @Override
    String category() {
        return Categories.IP_ADDRESS;
    }

    @Override
    String triggers() {
        return ".";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return CharClass.isDigit(next);
    }

    @Override
    long find(Text text, int at, int floor) {
        int start = at;
        while (start > floor && start > at - MAX_OCTET_DIGITS && CharClass.isDigit(text.at(start - 1))) {
            start--;
        }
        if (start == at || !mayBegin(text, start, floor)) {
            return Span.NONE;
        }
        int end = Ipv4.end(text, start);
        boolean found =
                end >= 0 && mayEnd(text, end) && !isVersion(text, start, end, floor) && isSomebodys(text, start);
        return found ? Span.of(start, end) : Span.NONE;
    }

    private static boolean mayBegin(Text text, int start, int floor) {
        char before = CharClass.before(text, start, floor);
        boolean suffix = before == '-' && CharClass.isWord(CharClass.before(text, start - 1, floor));
        return before != '.' && !suffix && !CharClass.isName(before);
    }

    private static boolean mayEnd(Text text, int end) {
        char after = text.at(end);
        char second = text.at(end + 1);
        boolean goesOn = (after == '.' && CharClass.isDigit(second)) || (after == '-' && CharClass.isLetter(second));
        return !goesOn && !CharClass.isName(after) && !Label.isJoined(text, end);
    }

    /** {@code version 1.2.3.4}, or {@code Chrome/120.0.0.0}, though not {@code host/10.0.0.1}. */
    private static boolean isVersion(Text text, int start, int end, int floor) {
        if (CharClass.before(text, start, floor) == '/') {
            boolean named = CharClass.isLetter(CharClass.before(text, start - 1, floor));
            return named && CharClass.matches(text, end - 6, ".0.0.0");
        }
        int wordEnd = start;
        while (wordEnd > floor && wordEnd > start - MAX_GAP && isGap(text.at(wordEnd - 1))) {
            wordEnd--;
        }
        return wordEnd < start && endsVersionWord(text.at(wordEnd - 1)) && isVersionWord(text, wordEnd, floor);
    }

    /** What may stand between a word such as {@code version} and the version. */
    private static boolean isGap(char c) {
        return c == ' ' || c == ':' || c == '=' || c == '"' || c == '\'';
    }

    /** Most words are told from these by how they end. */
    private static boolean endsVersionWord(char last) {
        return switch (last | 0x20) {
            case 'n', 'r', 'v', 'e', 'd' -> true;
            default -> false;
        };
    }

    private static boolean isVersionWord(Text text, int end, int floor) {
        int start = end;
        while (start > floor && start > end - MAX_WORD && CharClass.isLetter(text.at(start - 1))) {
            start--;
        }
        for (String word : VERSION_WORDS) {
            if (word.length() == end - start && CharClass.matches(text, start, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSomebodys(Text text, int start) {
        return !CharClass.matches(text, start, "0.")
                && !CharClass.matches(text, start, "127.")
                && !CharClass.matches(text, start, "255.255.255.255");
    }
}
