package dev.tacit.detect;

import java.util.List;

/** Asks the rules about each series of groups that stands apart. Not thread-safe. */
final class NumberSearch {
    private final NumberRule[][] rules = new NumberRule[NumberRun.MAX_CHARS + 1][];
    private final NumberRun run = new NumberRun();
    private String category = "";

    NumberSearch(List<NumberRule> all) {
        for (int i = 0; i < rules.length; i++) {
            int length = i;
            rules[i] = all.stream()
                    .filter(rule -> rule.shortest() <= length && length <= rule.longest())
                    .toArray(NumberRule[]::new);
        }
    }

    /** Returns the span of the first number that begins with the group here, or {@link Span#NONE}. */
    long find(Text text, int at, int floor) {
        if (!mayBegin(text, at, floor)) {
            return Span.NONE;
        }
        NumberReader.read(text, at, floor, run);
        for (int end = run.allGroups(); end > 0; end--) {
            if (mayEnd(text, end)) {
                run.show(0, end);
                long found = ask();
                if (found != Span.NONE) {
                    return found;
                }
            }
        }
        return Span.NONE;
    }

    /** Returns the category of what was found last. */
    String category() {
        return category;
    }

    private long ask() {
        for (NumberRule rule : rules[run.length()]) {
            boolean negative = run.isNegative();
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

    /** A number does not begin inside a name or an id, nor after the point of a number. */
    private static boolean mayBegin(Text text, int at, int floor) {
        char before = CharClass.before(text, at, floor);
        if (before != '-' && before != '.') {
            return !CharClass.isName(before);
        }
        char second = CharClass.before(text, at - 1, floor);
        return before == '.' ? !CharClass.isDigit(second) : second != '-' && second != ')' && !CharClass.isName(second);
    }

    /** A number does not end before a hyphen or point that joins it to more. */
    private boolean mayEnd(Text text, int endGroup) {
        run.show(0, endGroup);
        char after = text.at(run.end());
        char second = text.at(run.end() + 1);
        boolean goesOn = (after == '-' && CharClass.isWord(second)) || (after == '.' && CharClass.isDigit(second));
        return !goesOn && !CharClass.isName(after);
    }
}
