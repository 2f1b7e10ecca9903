package dev.tacit.detect;

/** An element of XML that holds text alone: {@code <b:name lang="en">Ann</b:name>}. */
final class XmlElement {
    private static final int MAX_TAG = 160;
    private static final int MAX_CONTENT = 4096;

    private XmlElement() {}

    /** Returns the index after the name in the tag that ends here, or -1 if no opening tag does. */
    static int nameEnd(Text text, int at, int floor) {
        char before = text.at(at - 1);
        if (before == '-' || before == '/' || before == '=') {
            return -1;
        }
        int start = tagStart(text, at, floor);
        if (start < 0 || text.at(start + 1) == '/') {
            return -1;
        }
        int end = start + 1;
        while (end < at && text.at(end) != ' ') {
            end++;
        }
        return end;
    }

    /** Returns the span of the text after this tag, if the end tag of the same name follows. */
    static long content(Text text, int at) {
        int end = at + 1;
        while (end < at + MAX_CONTENT && end < text.length() && text.at(end) != '<') {
            end++;
        }
        boolean closed = text.at(end) == '<' && text.at(end + 1) == '/' && isSameName(text, at, end + 2);
        return closed && !Values.isNothing(text, at + 1, end) ? Span.of(at + 1, end) : Span.NONE;
    }

    /** Tells whether an end tag stands anywhere after this place. */
    static boolean mayEndAfter(Text text, int at) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.at(i) == '<' && text.at(i + 1) == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean isSameName(Text text, int at, int closing) {
        int opening = tagStart(text, at, 0) + 1;
        int i = 0;
        while (text.at(closing + i) != '>') {
            if (text.at(opening + i) != text.at(closing + i) || i > MAX_TAG) {
                return false;
            }
            i++;
        }
        return i > 0 && (text.at(opening + i) == '>' || text.at(opening + i) == ' ');
    }

    private static int tagStart(Text text, int at, int floor) {
        for (int start = at - 1; start >= floor && start > at - MAX_TAG; start--) {
            char c = text.at(start);
            if (c == '<') {
                return start;
            }
            if (c == '>' || c == '\n') {
                return -1;
            }
        }
        return -1;
    }
}
