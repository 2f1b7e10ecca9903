package dev.tacit.detect;

/** Two indexes of a text in one long, so that finding allocates nothing: start inclusive, end exclusive. */
final class Span {
    /** No span. */
    static final long NONE = -1;

    private Span() {}

    static long of(int start, int end) {
        return (long) start << 32 | end;
    }

    static int start(long span) {
        return (int) (span >>> 32);
    }

    static int end(long span) {
        return (int) span;
    }
}
