package dev.tacit.detect;

import dev.tacit.category.Categories;

/** The name and password in {@code scheme://name:password@host}. */
final class UserInfoDetector implements Detector {
    private static final int MAX_CHARS = 256;
    private static final String ENDS = " \"'<>/\n";

    @Override
    public String category() {
        return Categories.CREDENTIAL;
    }

    @Override
    public String triggers() {
        return "@";
    }

    @Override
    public long find(Text text, int at, int floor) {
        int start = at;
        boolean password = false;
        while (start > floor && start > at - MAX_CHARS && ENDS.indexOf(text.at(start - 1)) < 0) {
            start--;
            password |= text.at(start) == ':' && start < at - 1;
        }
        boolean separates = !text.isEncoded(at);
        boolean url = start - 3 >= floor && CharClass.matches(text, start - 3, "://");
        return separates && url && password ? Span.of(start, at) : Span.NONE;
    }
}
