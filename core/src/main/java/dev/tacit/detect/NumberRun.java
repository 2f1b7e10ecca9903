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

    /** Those that numbers seldom have. */
    private static final String ODD_SEPARATORS = "./+(";

    private static final int MAX_GROUPS = 9; // an IBAN of 34 characters, in fours

    private final char[] chars = new char[MAX_CHARS];

    /** Where each group begins in the text, and how many digits and letters the run has with it. */
    private final int[] groupStart = new int[MAX_GROUPS];

    private final int[] groupEnd = new int[MAX_GROUPS];
    private final char[] separators = new char[MAX_GROUPS];
    private int groups;
    private boolean whole;

    /** One bit for each letter of the whole run, the first character's the lowest. */
    private long letters;

    private int from;
    private int to;

    /** Of the part that is shown: kept, since rules ask for them at each character. */
    private int first;

    private int length;
    private long shape;

    private Text text = new Text();
    private int floor;

    /** Returns how many digits and letters the number has. */
    int length() {
        return length;
    }

    /** Returns the i-th digit or letter, counted from 0. */
    char at(int i) {
        return chars[first + i];
    }

    /** Returns how many digits its first group begins with. */
    int digitsInARow() {
        return Math.min(groupLength(0), Long.numberOfTrailingZeros(letters()));
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
        return (letters() >>> start & ~(-1L << (end - start))) == 0;
    }

    /** Returns a bit for each letter, the first character's the lowest. */
    long letters() {
        return letters >>> first & ~(-1L << length);
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
        if (shape < 0) {
            shape = to - from > 7 ? 0 : written();
        }
        return shape;
    }

    private long written() {
        long written = 0;
        for (int group = from; group < to; group++) {
            written = part(written, first(group + 1) - first(group), group + 1 < to ? separators[group] : 0);
        }
        return written;
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
        int code = separator == ' '
                ? 1
                : separator == '-' ? 2 : separator == 0 ? 0 : ODD_SEPARATORS.indexOf(separator) + 3;
        return shape << 9 | (long) length << 3 | code;
    }

    Text text() {
        return text;
    }

    /** Returns the index in the text of the first digit or letter. */
    int start() {
        return groupStart[from];
    }

    /** Returns the index in the text after the last digit or letter. */
    int end() {
        return endOf(to - 1);
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
        letters = 0;
        show(0, 0);
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
            letters |= (c > '9' ? 1L : 0L) << used++;
        }
        groupStart[groups] = start;
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
        return groupStart[group];
    }

    /** Returns the index in the text after the whole run. */
    int readEnd() {
        return groups == 0 ? 0 : endOf(groups - 1);
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

    /** Puts another digit in the place of the first that is shown. */
    void beginWith(char digit) {
        chars[first] = digit;
    }

    /** Shows these groups of the run as the number. */
    void show(int firstGroup, int endGroup) {
        from = firstGroup;
        to = endGroup;
        first = first(firstGroup);
        length = first(endGroup) - first;
        shape = -1;
    }

    private int endOf(int group) {
        return groupStart[group] + first(group + 1) - first(group);
    }

    private int first(int group) {
        return group == 0 ? 0 : groupEnd[group - 1];
    }
}
