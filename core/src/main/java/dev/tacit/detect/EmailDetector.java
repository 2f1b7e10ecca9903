package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * E-mail addresses: a local part, perhaps in quotes, {@code @}, and a domain whose last label can be a top-level domain, or
 * an IP address in brackets. Letters of any script count in both.
 *
 * <p>What runs into an address is covered with it, even beyond the 64 and 255 characters that RFC 5321 allows: half of an
 * address would be worse than too much. Each run of characters lies between two triggers and is walked by those two only.
 */
final class EmailDetector extends Detector {
    /** Signs of a local part besides letters and digits: those of RFC 5322 that are not separators in logs and queries. */
    private static final Signs LOCAL_SIGNS = Signs.of("._+-'%!#$*^~");

    /** The longest local part in quotes, RFC 5321 §4.5.3.1.1. */
    private static final int MAX_QUOTED = 64;

    /** What ends the walk back: the other quote, the line, and what stands around a label. */
    private static final Signs NOT_QUOTED = Signs.of("\"\n<>");

    @Override
    String category() {
        return Categories.EMAIL_ADDRESS;
    }

    @Override
    String triggers() {
        return "@";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return next == '[' || next == '-' || CharClass.isWord(next);
    }

    @Override
    boolean joinsWhatItTouches() {
        return true;
    }

    @Override
    long find(Text text, int at, int floor) {
        int end = Domain.end(text, at + 1);
        if (end < 0) {
            return Span.NONE;
        }
        int start = text.at(at - 1) == '"' ? quotedStart(text, at, floor) : localStart(text, at, floor);
        boolean touchesFinding = start == floor && floor > 0;
        return start == at && !touchesFinding ? Span.NONE : Span.of(start, end);
    }

    /** Walks back to the start of the local part, less the quotes and signs before its first letter, digit or {@code _}. */
    private static int localStart(Text text, int at, int floor) {
        int start = at;
        while (start > floor && isLocal(text.at(start - 1))) {
            start--;
        }
        while (start < at && !CharClass.isName(text.at(start))) {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char c) {
        return CharClass.isWord(c) || LOCAL_SIGNS.has(c);
    }

    /** {@code "ann b"@example.org}; behind backslashes inside JSON. */
    private static int quotedStart(Text text, int at, int floor) {
        int start = at - 2;
        while (start > floor && start > at - MAX_QUOTED && !NOT_QUOTED.has(text.at(start))) {
            start--;
        }
        boolean quoted = start >= floor && text.at(start) == '"' && start < at - 2;
        return quoted ? start : at;
    }
}
