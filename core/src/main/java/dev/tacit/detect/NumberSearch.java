package dev.tacit.detect;

/**
 * Asks the rules about each series of groups that stands apart. Unlike other detectors it remembers what it has read: one for
 * each scan, and not thread-safe.
 */
final class NumberSearch extends Detector {
    private static final int GROUPS_BEFORE = 3;
    private static final int CHARS_BEFORE = 5;

    /** So many digits in a row mostly begin with the same one when they come again: times, serial numbers. */
    static final int LONG = 13;

    private final NumberTable table;
    private final Marks marks;
    private final NumberForms forms;
    private final NumberRun run = new NumberRun();
    private Text text = new Text();
    private int readUntil;
    private int lastStart;

    /** The groups of the run before this one have been asked about. */
    private int asked;

    private String category = "";

    NumberSearch(NumberTable table, Marks marks) {
        this.table = table;
        this.marks = marks;
        this.forms = new NumberForms(table);
    }

    /** Says in which text the next numbers are. */
    void begin(Text next) {
        text = next;
        readUntil = 0;
        lastStart = -1;
    }

    /**
     * Returns the span of the number that begins with the group here, or with one shortly before in a run that no trigger
     * has met yet; or {@link Span#NONE}. No group is asked about twice.
     */
    @Override
    long find(Text unused, int at, int floor) {
        int known = at < readUntil && at > lastStart ? run.groupAt(at, floor) : -1;
        if (known >= 0) {
            lastStart = at;
            return beginningUpTo(known, at, floor);
        }
        if (saysNothing(at, floor)) {
            return Span.NONE;
        }
        int own = groupStart(at, floor);
        if (own <= lastStart || at - own >= NumberRun.MAX_CHARS) {
            return Span.NONE;
        }
        lastStart = Math.max(own, LogHead.secondGroup(text, own));
        if (lastStart > own) {
            return Span.NONE;
        }
        int group = own < readUntil ? run.groupAt(own, floor) : -1;
        if (group < 0) {
            int start = own < readUntil ? own : runStart(own, floor);
            if (start == own && !mayBegin(text, own, floor)) {
                return Span.NONE;
            }
            group = 0;
            asked = 0;
            NumberReader.read(text, start, floor, run);
            readUntil = run.readEnd();
        }
        return beginningUpTo(group, own, floor);
    }

    /** Asks about the numbers that begin with this group of the run, or with a later one up to this place. */
    private long beginningUpTo(int first, int own, int floor) {
        int group = firstAfterFinding(first, floor);
        long found = Span.NONE;
        while (found == Span.NONE && group < run.allGroups() && run.startOf(group) <= own) {
            found = beginningWith(group++, floor);
        }
        asked = group;
        return found;
    }

    /** Tells whether {@link #find} may return anything here, with these digits or others, if nothing was found before. */
    boolean mayFind(int at) {
        if (saysNothing(at, 0, true)) {
            return false;
        }
        int own = groupStart(at, 0);
        NumberReader.read(text, runStart(own, 0), 0, run);
        return run.groupAt(own, 0) < 0 || mayHoldNumber();
    }

    private boolean mayHoldNumber() {
        for (int group = 0; group < run.allGroups(); group++) {
            for (int end = run.allGroups(); end > group && mayBegin(text, run.startOf(group), 0); end--) {
                run.show(group, end);
                if (mayEnd() && mayBeNumber()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first digit is given if it is a 0, or if many follow. */
    private boolean mayBeNumber() {
        boolean given = run.at(0) == '0' || !run.isDigit(0) || run.digitsInARow() >= LONG;
        if (given) {
            return rules() != 0;
        }
        for (char first = '1'; first <= '9'; first++) {
            run.beginWith(first);
            if (rules() != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean saysNothing(int at, int floor) {
        return saysNothing(at, floor, false);
    }

    /**
     * Tells whether digits stand here inside a name, or alone without letters, other groups and words around, and too few or
     * too many of them to be anything: such are most numbers in logs.
     *
     * @param others whether that must be so of other digits too, as {@link #mayFind} means that
     */
    private boolean saysNothing(int at, int floor, boolean others) {
        char before = CharClass.before(text, at, floor);
        char first = text.at(at);
        if (!CharClass.isDigit(first) || NumberReader.isGroupSign(before)) {
            return false;
        }
        boolean joined = NumberReader.isSeparator(before) && NumberReader.groupEndBefore(text, at, floor) >= 0;
        if (!joined && !mayBegin(text, at, floor)) {
            return true;
        }
        int end = at + 1;
        while (CharClass.isDigit(text.at(end)) && end - at < NumberRun.MAX_CHARS) {
            end++;
        }
        int length = end - at;
        boolean telling = others ? table.areTellingLike(length, first) : table.areTelling(length, first);
        return !telling
                && !joined
                && !CharClass.isName(text.at(end))
                && !(NumberReader.isSeparator(text.at(end)) && NumberReader.nextGroup(text, end) >= 0)
                && !table.announcements().mayStandAround(text, marks, at, end);
    }

    /**
     * Returns the first group behind a finding in this run, since a number that begins with letters has no trigger there; where
     * the run holds no finding, this group.
     */
    private int firstAfterFinding(int group, int floor) {
        int first = group;
        while (floor > run.startOf(0) && first > asked && run.startOf(first - 1) >= floor) {
            first--;
        }
        return first;
    }

    private long beginningWith(int group, int floor) {
        if (!mayBegin(text, run.startOf(group), floor)) {
            return Span.NONE;
        }
        for (int end = run.allGroups(); end > group; end--) {
            run.show(group, end);
            if (mayEnd()) {
                long found = ask();
                if (found != Span.NONE) {
                    return found;
                }
            }
        }
        return Span.NONE;
    }

    private int groupStart(int at, int floor) {
        int start = at;
        while (start > floor && start > at - NumberRun.MAX_CHARS && NumberReader.isGroupSign(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    /** Returns where the run begins: groups before this one are short, as a country's letters or a prefix. */
    private int runStart(int own, int floor) {
        int start = own;
        for (int groups = 0; groups < GROUPS_BEFORE; groups++) {
            int end = NumberReader.groupEndBefore(text, start, floor);
            int group = end < 0 ? start : groupStart(end - 1, floor);
            if (end < 0 || end - group > CHARS_BEFORE || NumberReader.groupEnd(text, group) != end) {
                break;
            }
            start = group;
        }
        return start;
    }

    /** Returns the category of what was found last. */
    @Override
    String category() {
        return category;
    }

    /** None: numbers have the triggers of {@link Triggers}. */
    @Override
    String triggers() {
        return "";
    }

    private long ask() {
        boolean negative = run.isNegative();
        for (long bits = rules(); bits != 0; bits &= bits - 1) {
            NumberRule rule = table.rule(Long.numberOfTrailingZeros(bits));
            if (negative && !rule.mayBeNegative()) {
                continue;
            }
            long found = rule.find(run);
            if (found != Span.NONE) {
                category = rule.category();
                return negative ? Span.of(Span.start(found) - 1, Span.end(found)) : found;
            }
        }
        return Span.NONE;
    }

    /** Returns the rules that may find this number where it stands, a bit for each. */
    private long rules() {
        long rules = forms.rulesFor(run);
        long alone = rules & NumberTable.ALONE;
        long announced = rules >>> NumberTable.ANNOUNCED;
        boolean mayBeAnnounced =
                announced != 0 && table.announcements().mayStandAround(text, marks, run.start(), run.end());
        return mayBeAnnounced ? alone | announced : alone;
    }

    /** A number does not begin inside a name or an id, nor after the point of a number. */
    private static boolean mayBegin(Text text, int at, int floor) {
        char before = CharClass.before(text, at, floor);
        if (before == ':' && CharClass.isDigit(CharClass.before(text, at - 1, floor))) {
            return false; // the seconds of a time
        }
        if (before != '-' && before != '.') {
            return !CharClass.isName(before);
        }
        char second = CharClass.before(text, at - 1, floor);
        return before == '.' ? !CharClass.isDigit(second) : second != '-' && second != ')' && !CharClass.isName(second);
    }

    /** A number does not end before a hyphen or point that joins it to more. */
    private boolean mayEnd() {
        char after = text.at(run.end());
        char second = text.at(run.end() + 1);
        boolean hour = after == ':' && run.groupLength(run.groups() - 1) <= 2 && CharClass.isDigit(second);
        boolean goesOn = (after == '-' && CharClass.isWord(second)) || (after == '.' && CharClass.isDigit(second));
        return !hour && !goesOn && !CharClass.isName(after) && !Label.isJoined(text, run.end());
    }
}
