package dev.tacit.detect;

import java.util.Collection;

/**
 * The words of all rules together, asked about once before each rule asks for its own: near most numbers stands none of them.
 * Immutable and thread-safe.
 *
 * <p>Where words begin is known from the marks; their first three letters tell nearly always that they announce nothing.
 */
final class Announcements {
    private static final int LETTERS = 3;

    /** One bit for each three letters, each by its lower five bits. */
    private final long[] beginnings = new long[1 << (5 * LETTERS - 6)];

    private final Context words;

    Announcements(Collection<Context> contexts) {
        words = Context.ofAll(contexts);
        words.asList().stream().filter(Announcements::isAscii).forEach(word -> begin(word, 0, 0));
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < CharClass.ASCII);
    }

    /** Notes the three letters; what is no letter, or is missing, may be anything. */
    private void begin(String word, int place, int letters) {
        if (place == LETTERS) {
            beginnings[letters >> 6] |= 1L << letters;
        } else if (place < word.length() && CharClass.isLetter(word.charAt(place))) {
            begin(word, place + 1, (letters << 5) | (word.charAt(place) & 31));
        } else {
            for (int any = 0; any < 32; any++) {
                begin(word, place + 1, (letters << 5) | any);
            }
        }
    }

    /** Tells whether one of the words may stand before or after this place; always so beside anything beyond ASCII. */
    boolean mayStandAround(Text text, Marks marks, int start, int end) {
        if (!marks.areAscii()) {
            return true;
        }
        long before = starts(marks, start - 64) >>> (64 - Context.BEFORE);
        long after = starts(marks, end) & ((1L << Context.AFTER) - 1);
        return holdsOne(text, before, start - Context.BEFORE, start) || holdsOne(text, after, end, end + Context.AFTER);
    }

    /** As {@link NearbyWords} finds them. */
    private static long starts(Marks marks, int from) {
        long letters = marks.from(Marks.LETTER, from);
        long upper = marks.from(Marks.UPPER, from);
        return (letters & ~(letters << 1)) | (upper & ~(upper << 1));
    }

    private boolean holdsOne(Text text, long starts, int from, int limit) {
        for (long bits = starts; bits != 0; bits &= bits - 1) {
            int at = from + Long.numberOfTrailingZeros(bits);
            if (mayBegin(text, at) && words.beginsAt(text, at, limit)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBegin(Text text, int at) {
        int letters = ((text.at(at) & 31) << 10) | ((text.at(at + 1) & 31) << 5) | (text.at(at + 2) & 31);
        return ((beginnings[letters >> 6] >>> letters) & 1) != 0;
    }
}
