package dev.tacit.detect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what a name in the text says about its value, without an object for the name: from its end, letter by letter, into
 * a hash that is looked up where a word of the name begins. Immutable and thread-safe.
 */
final class NameTable {
    /** The longest name that is looked at. */
    private static final int MAX_CHARS = 48;

    private static final long PRIME = 0x100000001B3L;
    private static final long WHOLE = 0x9E3779B97F4A7C15L;

    private final long[] hashes;
    private final @Nullable String[] categories;

    /** For each pair of letters, by their lower five bits, whether a name ends with them. */
    private final boolean[] endings = new boolean[1024];

    NameTable(Map<String, String> names) {
        int size = Integer.highestOneBit(names.size()) * 4;
        hashes = new long[size];
        categories = new String[size];
        names.forEach(this::put);
    }

    private void put(String entry, String category) {
        boolean whole = entry.startsWith("=");
        String name = whole ? entry.substring(1) : entry;
        long hash = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            hash = extended(hash, name.charAt(i));
        }
        int place = place(whole ? hash ^ WHOLE : hash);
        hashes[place] = whole ? hash ^ WHOLE : hash;
        categories[place] = category;
        endings[ending(name.charAt(name.length() - 2), name.charAt(name.length() - 1))] = true;
    }

    private static long extended(long hash, char c) {
        return (hash ^ c) * PRIME + c;
    }

    private int place(long hash) {
        int place = (int) (hash >>> 40) & (hashes.length - 1);
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & (hashes.length - 1);
        }
        return place;
    }

    private static int ending(char secondLast, char last) {
        return ((secondLast & 31) << 5) | (last & 31);
    }

    /** Tells whether any name ends like this; always so beyond ASCII. */
    boolean mayEnd(char secondLast, char last) {
        return last >= CharClass.ASCII || endings[ending(secondLast, last)];
    }

    /**
     * Returns the category of the value of the name that ends here; null if the name says nothing.
     *
     * @param blanksJoin whether a blank stands between words of one name
     */
    @Nullable
    String category(Text text, int end, int floor, boolean blanksJoin) {
        String found = null;
        long hash = 0;
        int start = end;
        while (start > floor && start > end - MAX_CHARS && isOfName(text.at(start - 1), blanksJoin)) {
            char c = text.at(--start);
            if (CharClass.isWord(c)) {
                hash = extended(hash, Character.toLowerCase(c));
                if (beginsWord(text, start, floor)) {
                    String category = categories[place(hash)];
                    found = category == null ? found : category;
                }
            }
        }
        String whole = categories[place(hash ^ WHOLE)];
        return whole == null ? found : whole;
    }

    /** Returns the category of the value of this name; null if the name says nothing. */
    @Nullable
    String categoryOf(String name) {
        Text text = new Text();
        text.read(name, 0, name.length());
        String category = category(text, name.length(), 0, true);
        return PersonalNames.NOBODYS.equals(category) ? null : category;
    }

    private static boolean isOfName(char c, boolean blanksJoin) {
        return CharClass.isName(c) || c == '-' || c == '.' || (c == ' ' && blanksJoin);
    }

    /** Tells whether a word of a name begins here: after a separator, or with a capital. */
    static boolean beginsWord(Text text, int index, int floor) {
        char before = CharClass.before(text, index, floor);
        char first = text.at(index);
        if (!CharClass.isWord(before)) {
            return true;
        }
        boolean capital = Character.isUpperCase(first);
        return capital && (!Character.isUpperCase(before) || Character.isLowerCase(text.at(index + 1)));
    }
}
