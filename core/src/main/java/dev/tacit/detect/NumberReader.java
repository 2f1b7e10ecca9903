package dev.tacit.detect;

/** Reads a run of groups from the text. */
final class NumberReader {
    /** A group of letters alone is at most as long as a bank's part of an IBAN; what is longer is a word. */
    private static final int MAX_LETTERS = 4;

    private static final Signs SEPARATORS = Signs.of(" -./+");
    private static final int MAX_SEPARATORS = 3;

    private NumberReader() {}

    /** Reads the run that begins here, as far as there is room. */
    static void read(Text text, int start, int floor, NumberRun run) {
        run.begin(text, floor);
        int group = start;
        int end = groupEnd(text, group);
        while (end > group && run.add(group, end)) {
            group = nextGroup(text, end);
            if (group < 0) {
                return;
            }
            run.separate(separator(text, end, group));
            end = groupEnd(text, group);
        }
    }

    /** Returns the index after the group that begins here, which is {@code start} if none does. */
    static int groupEnd(Text text, int start) {
        int end = start;
        boolean digits = false;
        for (char c = text.at(end); isGroupSign(c) && end <= start + NumberRun.MAX_CHARS; c = text.at(++end)) {
            digits |= c <= '9';
        }
        if (digits && isFinalLetter(text, end)) {
            return end + 1;
        }
        boolean word = !digits && end - start > MAX_LETTERS;
        return word || CharClass.isName(text.at(end)) ? start : end;
    }

    static boolean isGroupSign(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /** Check letters are often written in lower case. */
    private static boolean isFinalLetter(Text text, int index) {
        char c = text.at(index);
        return c >= 'a' && c <= 'z' && CharClass.isDigit(text.at(index - 1)) && !CharClass.isName(text.at(index + 1));
    }

    /** Returns where a group begins after a separator, or -1 if there is no separator or no group. */
    static int nextGroup(Text text, int end) {
        boolean parenthesis = false;
        for (int i = end; i < end + MAX_SEPARATORS; i++) {
            char c = text.at(i);
            parenthesis |= c == '(' || c == ')';
            if (c != '(' && c != ')' && !SEPARATORS.has(c)) {
                return -1;
            }
            boolean one = i == end || parenthesis;
            if (one && isGroupSign(text.at(i + 1))) {
                return i + 1;
            }
        }
        return -1;
    }

    static boolean isSeparator(char c) {
        return c == ' ' || (c >= '(' && c <= '/' && c != '*' && c != ',');
    }

    /** Returns the end of the group that stands before this one and a separator, or -1 if there is none. */
    static int groupEndBefore(Text text, int group, int floor) {
        boolean parenthesis = false;
        for (int i = group - 1; i > floor && i >= group - MAX_SEPARATORS; i--) {
            char c = text.at(i);
            parenthesis |= c == '(' || c == ')';
            if (c != '(' && c != ')' && !SEPARATORS.has(c)) {
                return -1;
            }
            boolean one = i == group - 1 || parenthesis;
            if (one && isGroupSign(text.at(i - 1))) {
                return i;
            }
        }
        return -1;
    }

    private static char separator(Text text, int end, int group) {
        boolean plain = group == end + 1 && SEPARATORS.has(text.at(end));
        return plain ? text.at(end) : '(';
    }
}
