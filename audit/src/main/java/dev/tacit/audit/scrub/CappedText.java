package dev.tacit.audit.scrub;

/** A text under construction that takes no more once it has reached its cap. Not thread-safe. */
final class CappedText {
    private final StringBuilder out = new StringBuilder();
    private final int capChars;

    CappedText(int capChars) {
        this.capChars = capChars;
    }

    boolean isFull() {
        return out.length() >= capChars;
    }

    /** Appends these characters, line breakers escaped, and returns the index of the first that found no room. */
    int append(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isFull()) {
                return i;
            }
            LineBreakers.append(text, i, out);
        }
        return end;
    }

    /** Appends a text that is never cut in the middle. */
    void appendWhole(String replacement) {
        out.append(replacement);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
