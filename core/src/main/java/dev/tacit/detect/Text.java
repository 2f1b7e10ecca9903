package dev.tacit.detect;

import java.util.Arrays;

/**
 * The text as detectors see it: what was encoded is decoded, full-width signs and the many blanks and dashes are the ASCII
 * ones, and invisible characters are gone. Its indexes are its own; {@link #sourceIndex} translates them.
 *
 * <p>Reused from text to text and therefore not thread-safe; no detector keeps it.
 */
class Text {
    private static final int LEAST_CAPACITY = 1024;

    /** How far beyond its ends a text may be looked at; what is marked with it is less than that. */
    static final int MARGIN = 256;

    private static final char[] NO_CHARS = {CharClass.NOTHING};

    /**
     * A power of two long, and {@link CharClass#NOTHING} from the end of the text on for {@link #MARGIN} characters at the
     * least: so any index can be looked at without a question, and one before the text leads to the last of these.
     */
    private char[] chars = NO_CHARS;

    private int[] origins = {};
    private final NearbyWords before = new NearbyWords();
    private final NearbyWords after = new NearbyWords();
    private int length;

    /** How many characters were read, which may be more than are left once they are decoded. */
    private int read;

    private int start;
    private boolean decoded;
    private String said = "";

    /** Takes over the characters of the source from here to there, as they are. */
    final void read(CharSequence source, int from, int to) {
        int readBefore = read;
        length = to - from;
        read = length;
        start = from;
        decoded = false;
        makeRoom(capacityFor(length));
        if (source instanceof String string) {
            string.getChars(from, to, chars, 0);
        } else {
            for (int i = 0; i < length; i++) {
                chars[i] = source.charAt(from + i);
            }
        }
        isNew(readBefore);
    }

    /** Replaces the characters by decoded ones, which are not more. */
    final void decode() {
        if (origins.length <= length) {
            origins = new int[chars.length - MARGIN + 1];
        }
        int to = 0;
        int from = 0;
        while (from < length) {
            long sign = Decoding.at(this, from);
            if (Decoding.isVisible(sign)) {
                origins[to] = from;
                chars[to++] = Decoding.sign(sign);
            }
            from += Decoding.width(sign);
        }
        origins[to] = length;
        length = to;
        decoded = true;
        isNew(read);
    }

    /** Writes over so many characters from here on. */
    final void write(int index, String over) {
        over.getChars(0, over.length(), chars, index);
    }

    /** Removes what is left of the characters before: so many were used. */
    private void isNew(int used) {
        before.reset();
        after.reset();
        if (used > length) {
            Arrays.fill(chars, length, used, CharClass.NOTHING);
        }
    }

    /** Returns the room that so many characters need. */
    static int capacityFor(int length) {
        return Math.max(LEAST_CAPACITY, Integer.highestOneBit(2 * (length + MARGIN) - 1));
    }

    private void makeRoom(int capacity) {
        if (chars.length < capacity) {
            chars = new char[capacity];
            Arrays.fill(chars, CharClass.NOTHING);
        }
    }

    /** Returns the characters, of which the first {@link #length} are the text's. */
    final char[] chars() {
        return chars;
    }

    final int length() {
        return length;
    }

    /** Returns the character here, or {@link CharClass#NOTHING} up to {@link #MARGIN} characters beyond the ends of the text. */
    char at(int index) {
        char[] all = chars;
        return all[index & (all.length - 1)];
    }

    /** Returns where words begin before this place, see {@link Context}. */
    final NearbyWords wordsBefore(int place) {
        before.before(this, place);
        return before;
    }

    /** Returns where words begin after this place, see {@link Context}. */
    final NearbyWords wordsAfter(int place) {
        after.after(this, place);
        return after;
    }

    /** Keeps the category of what a detector that knows several has just found. */
    final void say(String category) {
        said = category;
    }

    /** Returns what was kept last. */
    final String said() {
        return said;
    }

    /** Returns a copy of a part. */
    final String part(int from, int to) {
        return new String(chars, from, to - from);
    }

    /** Tells whether one character stands for more than one of the source here. */
    final boolean isEncoded(int index) {
        return decoded && index < length && origins[index + 1] - origins[index] > 1;
    }

    /** Returns where in the source this place of the text is. */
    final int sourceIndex(int index) {
        return start + (decoded ? origins[index] : index);
    }

    /** Returns the first place of the text that is not before this place of the source. */
    final int index(int sourceIndex) {
        int wanted = Math.max(0, sourceIndex - start);
        if (!decoded) {
            return wanted;
        }
        int found = Arrays.binarySearch(origins, 0, length + 1, wanted);
        return found >= 0 ? found : Math.min(length, -found - 1);
    }

    /** Forgets the characters: they would outlive the line in a dump of the memory. */
    final void forget() {
        Arrays.fill(chars, 0, Marks.roundedUp(read), CharClass.NOTHING); // whole words: no odd rest to branch for
        length = 0;
        read = 0;
    }

    /** Returns how many characters there is room for. */
    final int capacity() {
        return chars.length;
    }
}
