package dev.tacit.detect;

import java.util.List;

/** What the scan of a text needs, kept for the next one. Not thread-safe. */
final class Scan {
    /** The most characters that are looked at together; the memory of a scan follows from it. */
    private static final int PIECE = 256 * 1024 - Text.MARGIN;

    /** How far a detector sees to either side, at the least. */
    private static final int MARGIN = 4 * 1024;

    private static final FindingSink NOBODY = (start, end, category) -> {};

    /** The most room for characters that each scan may keep that waits; more, one may. */
    static final int KEPT = 32 * 1024;

    private final Detectors detectors;
    private final Text text;
    private final Marks marks;
    private final Triggers triggers;
    private final NumberSearch numbers;
    private final Detector[] ofNumbers;
    private final FoundSoFar found = new FoundSoFar();
    private final Collected collected = new Collected();

    Scan(Detectors detectors, Text text) {
        this.detectors = detectors;
        this.text = text;
        marks = new Marks(detectors.signs());
        triggers = new Triggers(marks, detectors.numbers().fewestChars());
        numbers = new NumberSearch(detectors.numbers(), marks);
        ofNumbers = new Detector[] {numbers};
    }

    /** Returns the findings. */
    List<Finding> list(CharSequence source) {
        over(source, collected);
        return collected.take();
    }

    /** Tells whether there is any finding. */
    boolean finds(CharSequence source) {
        found.begin(NOBODY, 1);
        over(source);
        return found.isEnough();
    }

    /** Hands the findings to the sink, sorted and disjoint. */
    void over(CharSequence source, FindingSink sink) {
        found.begin(sink, Integer.MAX_VALUE);
        over(source);
    }

    /** Tells whether nobody finds anything in this text, nor would if its digits and UUIDs were others. */
    boolean isQuiet(CharSequence source) {
        if (source.length() > KEPT) {
            return false;
        }
        text.read(source, 0, source.length());
        marks.read(text);
        if (marks.mayBeEncoded() || !detectors.treatsDigitsAlike()) {
            return false;
        }
        if (Uuids.unify(text, marks)) {
            if (!detectors.areOurs()) {
                return false;
            }
            marks.read(text);
        }
        numbers.begin(text);
        return !mayFindAnything();
    }

    /** Marks, and so triggers, are the same whatever the digits; only the head of a line is not, and means fewer triggers. */
    private boolean mayFindAnything() {
        triggers.begin(1, 0);
        for (int word = 1; word <= marks.count(); word++) {
            triggers.find(word);
            for (long bits = triggers.all(); bits != 0; bits &= bits - 1) {
                if (mayFind(index(word, bits))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayFind(int at) {
        int bit = at & 63;
        if ((triggers.isLongWord(bit) && mayFind(ofLongWord(at), at))
                || (triggers.isNumber(bit) && numbers.mayFind(at))) {
            return true;
        }
        if (!CharClass.isDigit(text.at(at + 1))) {
            return mayFind(at(at, text.at(at + 1)), at);
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            if (mayFind(at(at, digit), at)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayFind(Detector[] asked, int at) {
        for (Detector detector : asked) {
            if (detector.mayFind(text, at)) {
                return true;
            }
        }
        return false;
    }

    private void over(CharSequence source) {
        int length = source.length();
        int settled = 0;
        while (settled < length && !found.isEnough()) {
            int begin = Math.max(0, settled - MARGIN);
            int end = Math.min(length, begin + PIECE);
            int until = end == length ? length : end - MARGIN;
            read(source, begin, end);
            look(text.index(settled), text.index(until));
            settled = until;
        }
        found.end();
    }

    private void read(CharSequence source, int begin, int end) {
        text.read(source, begin, end);
        marks.read(text);
        if (marks.mayBeEncoded() && isEncoded()) {
            text.decode();
            marks.read(text);
        }
        if (detectors.areOurs() && Uuids.unify(text, marks)) {
            marks.read(text);
        }
        numbers.begin(text);
        found.isIn(text);
    }

    private boolean isEncoded() {
        for (int word = 1; word <= marks.count(); word++) {
            for (long bits = marks.at(Marks.ENCODED, word); bits != 0; bits &= bits - 1) {
                if (Decoding.isEncoded(text, index(word, bits))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int index(int word, long bits) {
        return 64 * (word - 1) + Long.numberOfTrailingZeros(bits);
    }

    /** Looks at the triggers from here to there, save those inside of findings. */
    private void look(int from, int to) {
        int next = Math.max(from, found.floor());
        int first = 1 + from / 64;
        triggers.begin(first, LogHead.length(text));
        for (int word = first; word <= marks.count(); word++) {
            triggers.find(word);
            long bits = triggers.all() & notBefore(next, word);
            while (bits != 0) {
                int at = index(word, bits);
                bits &= bits - 1;
                if (at >= to) {
                    return;
                }
                if (look(at)) {
                    if (found.isEnough()) {
                        return;
                    }
                    next = found.floor();
                    bits &= notBefore(next, word);
                }
            }
        }
    }

    /** Returns the bits of this word that are not before this place. */
    private static long notBefore(int place, int word) {
        int bit = place - 64 * (word - 1);
        return bit <= 0 ? -1L : bit < 64 ? -1L << bit : 0;
    }

    /** Asks those who are triggered here; tells whether one has found something. */
    private boolean look(int at) {
        boolean done = ask(at(at, text.at(at + 1)), at);
        if (!done && triggers.isNumber(at & 63)) {
            done = ask(ofNumbers, at);
        }
        if (!done && triggers.isLongWord(at & 63)) {
            done = ask(ofLongWord(at), at);
        }
        return done;
    }

    private Detector[] ofLongWord(int at) {
        return detectors.ofWord(Long.numberOfTrailingZeros(~marks.from(Marks.WORD, at)));
    }

    private Detector[] at(int at, char next) {
        char sign = text.at(at);
        return sign == ':' || sign == '=' ? detectors.at(sign, next, given(at)) : detectors.at(sign, next);
    }

    private int given(int at) {
        return (triggers.mayBeAddress(at & 63) ? Detector.SEVERAL_COLONS : 0)
                | (detectors.names().mayStandBefore(text, at) ? Detector.NAME : 0);
    }

    private boolean ask(Detector[] asked, int at) {
        for (Detector detector : asked) {
            long span = detector.find(text, at, found.floor());
            if (span != Span.NONE) {
                String category = detector.category(text);
                found.add(span, category, detector.joinsWhatItTouches());
                return true;
            }
        }
        return false;
    }

    /** Forgets the text. */
    void forget() {
        text.forget();
    }

    /** Returns how many characters there is room for. */
    int capacity() {
        return text.capacity();
    }
}
