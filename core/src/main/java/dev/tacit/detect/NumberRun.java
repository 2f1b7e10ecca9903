package dev.tacit.detect;

/**
 * A number as it is written: groups of digits and upper-case letters with a separator between each two. Holds a whole run,
 * and shows the part of it that is asked about now. The last letter of a number may be lower-case in the text; here all are
 * upper-case.
 *
 * <p>A separator is one of {@code ␣ - . / +}, or up to three signs of which one is a parenthesis, told as {@code (}.
 *
 * <p>Reused, and therefore not thread-safe; no rule keeps it.
 */
final class NumberRun {
    /** The most digits and letters of a run; what is longer is no number. */
    static final int MAX_CHARS = 40;

    private static final int MAX_GROUPS = 9; // an IBAN of 34 characters, in fours

    private final char[] chars = new char[MAX_CHARS];
    private final int[] charIndex = new int[MAX_CHARS];
    private final int[] groupEnd = new int[MAX_GROUPS];
    private final char[] separators = new char[MAX_GROUPS];
    private int groups;
    private boolean whole;
    private int from;
    private int to;

    private Text text = new Text();
    private int floor;

    /** Returns how many digits and letters the number has. */
    int length() {
        return first(to) - first(from);
    }

    /** Returns the i-th digit or letter, counted from 0. */
    char at(int i) {
        return chars[first(from) + i];
    }

    /** Returns the value of the i-th digit, 0 to 9; letters go on with {@code A} = 10. */
    int value(int i) {
        char c = at(i);
        return c <= '9' ? c - '0' : c - 'A' + 10;
    }

    /** Tells whether the i-th is a digit. */
    boolean isDigit(int i) {
        return at(i) <= '9';
    }

    /** Tells whether there are digits alone from here to there (exclusive). */
    boolean areDigits(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number that some digits make. */
    long value(int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            value = 10 * value + value(i);
        }
        return value;
    }

    /** Returns the number of groups, at least 1. */
    int groups() {
        return to - from;
    }

    /** Returns how many digits and letters a group has. */
    int groupLength(int group) {
        return first(from + group + 1) - first(from + group);
    }

    /** Returns what separates a group from the next, or 0 for the last. */
    char separator(int group) {
        return from + group + 1 < to ? separators[from + group] : 0;
    }

    /** Returns how the number is written, to be compared with {@link #shape(String)}; 0 for more than seven groups. */
    long shape() {
        long shape = 0;
        for (int group = from; group < to; group++) {
            char separator = group + 1 < to ? separators[group] : 0;
            shape = part(shape, first(group + 1) - first(group), separator);
        }
        return to - from > 7 ? 0 : shape;
    }

    /** Returns how a number is written, from its groups' lengths and separators: {@code "3-2-4"}, {@code "9"}. */
    static long shape(String written) {
        long shape = 0;
        int length = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (CharClass.isDigit(c)) {
                length = 10 * length + c - '0';
            } else {
                shape = part(shape, length, c);
                length = 0;
            }
        }
        return part(shape, length, (char) 0);
    }

    private static long part(long shape, int length, char separator) {
        return shape << 9 | (long) length << 3 | " -./+(".indexOf(separator) + 1;
    }

    Text text() {
        return text;
    }

    /** Returns the index in the text of the first digit or letter. */
    int start() {
        return charIndex[first(from)];
    }

    /** Returns the index in the text after the last digit or letter. */
    int end() {
        return charIndex[first(to) - 1] + 1;
    }

    /** Returns where the number stands. */
    long span() {
        return Span.of(start(), end());
    }

    /** Returns before which index of the text nothing may be looked at. */
    int floor() {
        return floor;
    }

    /** Tells whether a minus stands right before. */
    boolean isNegative() {
        return start() > floor && text.at(start() - 1) == '-';
    }

    // What follows is for the reader of runs and the search in them.

    /** Begins a new, empty run. */
    void begin(Text in, int notBefore) {
        text = in;
        floor = notBefore;
        groups = 0;
        whole = true;
        from = 0;
        to = 0;
    }

    /** Adds a group; false if there is no room for it. */
    boolean add(int start, int end) {
        int used = first(groups);
        if (groups == MAX_GROUPS || used + end - start > MAX_CHARS) {
            whole = false;
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            chars[used] = c >= 'a' ? (char) (c - 'a' + 'A') : c;
            charIndex[used++] = i;
        }
        groupEnd[groups++] = used;
        return true;
    }

    /** Says what separates the last group from the next. */
    void separate(char separator) {
        separators[groups - 1] = separator;
    }

    /** Returns the number of groups of the whole run. */
    int allGroups() {
        return groups;
    }

    /** Returns where a group of the whole run begins in the text. */
    int startOf(int group) {
        return charIndex[first(group)];
    }

    /** Returns the index in the text after the whole run. */
    int readEnd() {
        return groups == 0 ? 0 : charIndex[first(groups) - 1] + 1;
    }

    /** Returns which group of the whole run begins there, or -1 if none does or the run was cut; and looks at nothing before the floor. */
    int groupAt(int start, int notBefore) {
        floor = notBefore;
        for (int group = 0; whole && group < groups; group++) {
            if (startOf(group) == start) {
                return group;
            }
        }
        return -1;
    }

    /** Shows these groups of the run as the number. */
    void show(int firstGroup, int endGroup) {
        from = firstGroup;
        to = endGroup;
    }

    private int first(int group) {
        return group == 0 ? 0 : groupEnd[group - 1];
    }
}
