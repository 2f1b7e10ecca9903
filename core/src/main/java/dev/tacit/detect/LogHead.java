package dev.tacit.detect;

/** The time {@code 261122 235959} that begins the lines of some logs, as of Hadoop: two groups that no rule need look at. */
final class LogHead {
    private static final int SECOND_GROUP = 7;
    private static final int LENGTH = 13;

    private LogHead() {}

    /** Returns how many characters of the text it has, with the blank after it, or 0 if the text begins with something else. */
    static int length(Text text) {
        return secondGroup(text, 0) < 0 ? 0 : LENGTH + 1;
    }

    /** Returns the index of its second group if it begins here, at the start of the text or of a line, else -1. */
    static int secondGroup(Text text, int start) {
        boolean first = start == 0 || text.at(start - 1) == '\n';
        boolean head = first
                && text.at(start + SECOND_GROUP - 1) == ' '
                && text.at(start + LENGTH) == ' '
                && isBelow(text, start + 2, 13)
                && isBelow(text, start + 4, 32)
                && isBelow(text, start + SECOND_GROUP, 24)
                && isBelow(text, start + SECOND_GROUP + 2, 60)
                && isBelow(text, start + SECOND_GROUP + 4, 61);
        return head ? start + SECOND_GROUP : -1;
    }

    private static boolean isBelow(Text text, int index, int limit) {
        char tens = text.at(index);
        char ones = text.at(index + 1);
        return CharClass.isDigit(tens) && CharClass.isDigit(ones) && 10 * (tens - '0') + ones - '0' < limit;
    }
}
