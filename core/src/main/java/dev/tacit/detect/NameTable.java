package dev.tacit.detect;

import java.util.HashMap;
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
    private final @Nullable ValueForm[] forms;

    /** One bit for each three letters or digits with which a name may end. */
    private final long[] endings = new long[1 << 9];

    /** The same for two. */
    private final long[] shortEndings = new long[1 << 4];

    /** Whether each digit is read as 0. */
    private final boolean digitsAreAlike;

    private final NameTable withDigitsAlike;

    NameTable(Map<String, String> names) {
        this(names, false);
    }

    private NameTable(Map<String, String> names, boolean digitsAreAlike) {
        this.digitsAreAlike = digitsAreAlike;
        int size = Integer.highestOneBit(names.size()) * 4;
        hashes = new long[size];
        forms = new ValueForm[size];
        names.forEach(this::put);
        withDigitsAlike = digitsAreAlike ? this : new NameTable(digitsAlike(names), true);
    }

    /** Returns the table of those names that say something of their values, which takes any digit for any other. */
    NameTable withDigitsAlike() {
        return withDigitsAlike;
    }

    private static Map<String, String> digitsAlike(Map<String, String> names) {
        Map<String, String> alike = new HashMap<>();
        names.forEach((name, category) -> {
            if (!ValueForm.of(category).isNobodys()) {
                alike.put(digitsAlike(name), category);
            }
        });
        return alike;
    }

    private static String digitsAlike(String name) {
        StringBuilder alike = new StringBuilder();
        name.chars().forEach(c -> alike.append(CharClass.isDigit((char) c) ? '0' : (char) c));
        return alike.toString();
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
        forms[place] = ValueForm.of(category);
        noteEnding(name);
    }

    /** What stands before a name of two letters may be anything. */
    private void noteEnding(String name) {
        int length = name.length();
        int two = (code(name.charAt(length - 2)) << 5) | code(name.charAt(length - 1));
        shortEndings[two >> 6] |= 1L << two;
        for (int any = 0; any < 32; any++) {
            int third = length > 2 ? code(name.charAt(length - 3)) : any;
            int three = (third << 10) | two;
            endings[three >> 6] |= 1L << three;
        }
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

    /** Returns a number below 32 that tells letters apart from each other and from digits. */
    private static int code(char c) {
        return c <= '9' ? 0 : c & 31;
    }

    /** Tells whether a name may end here, by its last three letters or digits; mostly so where one of them is neither. */
    boolean mayEnd(Text text, int end) {
        char third = text.at(end - 3);
        char second = text.at(end - 2);
        char last = text.at(end - 1);
        if (!isPlain(last) || !isPlain(second) || third >= CharClass.ASCII) {
            return isOfName(last, false) && (isOfName(second, true) || !isPlain(last));
        }
        int two = (code(second) << 5) | code(last);
        int three = (code(third) << 10) | two;
        return CharClass.isWord(third)
                ? ((endings[three >> 6] >>> three) & 1) != 0
                : ((shortEndings[two >> 6] >>> two) & 1) != 0;
    }

    /** Tells whether a name may stand before this sign: ends there, or before a blank, a quote or the like. */
    boolean mayStandBefore(Text text, int sign) {
        return !CharClass.isWord(text.at(sign - 1)) || mayEnd(text, sign);
    }

    private static boolean isPlain(char c) {
        return c < CharClass.ASCII && CharClass.isWord(c);
    }

    /**
     * Returns what the value of the name that ends here is like; null if the name says nothing.
     *
     * @param blanksJoin whether a blank stands between words of one name
     */
    @Nullable
    ValueForm form(Text text, int end, int floor, boolean blanksJoin) {
        ValueForm found = null;
        long hash = 0;
        int start = end;
        while (start > floor && start > end - MAX_CHARS && isOfName(text.at(start - 1), blanksJoin)) {
            char c = text.at(--start);
            if (CharClass.isWord(c)) {
                hash = extended(hash, digitsAreAlike && CharClass.isDigit(c) ? '0' : CharClass.lower(c));
                if (beginsWord(text, start, floor)) {
                    ValueForm form = forms[place(hash)];
                    found = form == null ? found : form;
                }
            }
        }
        ValueForm whole = forms[place(hash ^ WHOLE)];
        return whole == null ? found : whole;
    }

    /** Returns the category of the value of this name; null if the name says nothing. */
    @Nullable
    String categoryOf(String name) {
        Text text = new Text();
        text.read(name, 0, name.length());
        ValueForm form = form(text, name.length(), 0, true);
        return form == null || form.isNobodys() ? null : form.category();
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
        return CharClass.isUpper(first) && (!CharClass.isUpper(before) || Character.isLowerCase(text.at(index + 1)));
    }
}
