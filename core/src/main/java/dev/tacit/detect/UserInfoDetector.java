package dev.tacit.detect;

import dev.tacit.category.Categories;

/** Name, password and {@code @} in {@code scheme://name:password@host} (RFC 3986 §3.2.1); a password may hold another. */
final class UserInfoDetector extends Detector {
    private static final int MAX_CHARS = 256;
    private static final Signs ENDS = Signs.of(" \"'<>/\n");

    @Override
    String category() {
        return Categories.CREDENTIAL;
    }

    @Override
    String triggers() {
        return ":";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return next == '/';
    }

    @Override
    long find(Text text, int at, int floor) {
        if (text.at(at + 1) != '/' || text.at(at + 2) != '/') {
            return Span.NONE;
        }
        int start = at + 3;
        int end = -1;
        boolean password = false;
        for (int i = start; i < start + MAX_CHARS && !ENDS.has(text.at(i)); i++) {
            char c = text.at(i);
            end = c == '@' && password && !text.isEncoded(i) ? i : end;
            password |= c == ':';
        }
        return end < 0 ? Span.NONE : Span.of(start, end + 1);
    }
}
