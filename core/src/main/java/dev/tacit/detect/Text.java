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

    /** Nothing stands in it but the text, so that a look beyond its end needs no question for the length. */
    private char[] chars = {};

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
        makeRoom(Math.max(LEAST_CAPACITY, Marks.roundedUp(length)));
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
            origins = new int[chars.length + 1];
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

    /** Removes what is left of the characters before: so many were used. */
    private void isNew(int used) {
        before.reset();
        after.reset();
        if (used > length) {
            Arrays.fill(chars, length, used, CharClass.NOTHING);
        }
    }

    /** What marks are made of is a multiple of a word. */
    private void makeRoom(int count) {
        if (chars.length < count) {
            chars = new char[Integer.highestOneBit(2 * count - 1)];
            Arrays.fill(chars, length, chars.length, CharClass.NOTHING);
        }
    }

    /** Returns the characters, of which the first {@link #length} are the text's. */
    final char[] chars() {
        return chars;
    }

    final int length() {
        return length;
    }

    /** Returns the character here, or {@link CharClass#NOTHING} where the text has none. */
    char at(int index) {
        char[] all = chars;
        return index >= 0 && index < all.length ? all[index] : CharClass.NOTHING;
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
        Arrays.fill(chars, 0, read, CharClass.NOTHING);
        length = 0;
        read = 0;
    }

    /** Returns how many characters there is room for. */
    final int capacity() {
        return chars.length;
    }
}
