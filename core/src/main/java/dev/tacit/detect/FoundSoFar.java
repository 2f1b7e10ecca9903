package dev.tacit.detect;

/** Hands findings over one step late, since an address may turn out to begin with the last one. Not thread-safe. */
final class FoundSoFar {
    private FindingSink sink = (start, end, category) -> {};
    private Text text = new Text();
    private int most;
    private int count;

    /** Of the source, as are its indexes. */
    private long last = Span.NONE;

    private String category = "";

    /** Of the text. */
    private int floor;

    void begin(FindingSink to, int atMost) {
        sink = to;
        most = atMost;
        count = 0;
        last = Span.NONE;
        floor = 0;
    }

    /** Says in which text the next findings are. */
    void isIn(Text next) {
        text = next;
        floor = last == Span.NONE ? 0 : text.index(Span.end(last));
    }

    /** Returns the end of the last finding in the text, or 0. */
    int floor() {
        return floor;
    }

    boolean isEnough() {
        return count >= most;
    }

    void add(long span, String itsCategory, boolean joins) {
        int start = text.sourceIndex(Span.start(span));
        int end = text.sourceIndex(Span.end(span));
        if (joins && last != Span.NONE && start == Span.end(last)) {
            start = Span.start(last);
        } else {
            handOver();
            count++;
        }
        last = Span.of(start, end);
        category = itsCategory;
        floor = Span.end(span);
    }

    /** Hands over the last one. */
    void end() {
        handOver();
    }

    private void handOver() {
        if (last != Span.NONE) {
            sink.found(Span.start(last), Span.end(last), category);
        }
    }
}
