package dev.tacit.detect;

/** What stands in the place of a finding once it is replaced: {@code <email-address>}. Text is scanned again now and then. */
final class Label {
    private static final int MAX_CHARS = 40;

    /** Elements of HTML have shorter names. */
    private static final int FEWEST_LETTERS = 8;

    private static final Signs JOINTS = Signs.of("-.:");

    private Label() {}

    /** Tells whether a label begins here: one long word in small letters, or several with hyphens, in angle brackets. */
    static boolean isAt(Text text, int index) {
        if (text.at(index) != '<') {
            return false;
        }
        boolean hyphen = false;
        int end = index + 1;
        while (end < index + MAX_CHARS && (isLower(text.at(end)) || text.at(end) == '-')) {
            hyphen |= text.at(end++) == '-';
        }
        return text.at(end) == '>' && isLower(text.at(index + 1)) && (hyphen || end - index > FEWEST_LETTERS);
    }

    /** Tells whether a hyphen, dot or colon here joins what stands before it to a label, as it did to what stood there. */
    static boolean isJoined(Text text, int index) {
        return JOINTS.has(text.at(index)) && isAt(text, index + 1);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
