package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * International telephone numbers: {@code +} (or {@code %2B}), a calling code, and as many digits as its plan allows, with
 * up to three separators between two digits, and perhaps an extension. A trunk prefix {@code (0)} is passed over.
 *
 * <p>The walk stops at the next {@code +} and after 15 digits, so that no character is walked by more than one trigger.
 */
final class PhoneDetector extends Detector {
    private static final int MAX_SEPARATORS = 3;
    private static final int MAX_DIGITS = 15;

    /** The fewest digits of a number whose beginning no plan knows: examples and numbers newer than the table. */
    private static final int FEWEST_LOOSE = 7;

    /** Space, hyphen, dot, parentheses and slash, and the no-break, thin and dash forms of the first two. */
    private static final String SEPARATORS = " -.()/\u00a0\u2009\u202f\u2010\u2011\u2013";

    @Override
    String category() {
        return Categories.PHONE_NUMBER;
    }

    @Override
    String triggers() {
        return "+%";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return trigger == '%' ? next == '2' : CharClass.isDigit(next) || SEPARATORS.indexOf(next) >= 0;
    }

    @Override
    long find(Text text, int at, int floor) {
        int first = afterPlus(text, at);
        char before = CharClass.before(text, at, floor);
        if (first < 0 || before == '+' || CharClass.isWord(before)) {
            return Span.NONE;
        }
        int code = 0;
        int codeDigits = 0;
        int next = nextDigit(text, first);
        while (next >= 0 && codeDigits < 3) {
            code = 10 * code + text.at(next) - '0';
            codeDigits++;
            if (PhonePlans.isCode(code)) {
                return number(text, at, next + 1, code);
            }
            next = nextDigit(text, next + 1);
        }
        return Span.NONE;
    }

    /** Returns the index after the plus sign, or -1 if none stands here. */
    private static int afterPlus(Text text, int at) {
        if (text.at(at) == '+') {
            return at + 1;
        }
        boolean encoded = text.at(at + 1) == '2' && (text.at(at + 2) | 0x20) == 'b';
        return encoded ? at + 3 : -1;
    }

    /**
     * Walks groups of digits, and ends after the last whole group at which the plan allows a number that begins so to end;
     * where it allows none, after the last at which it allows any.
     */
    private static long number(Text text, int start, int afterCode, int code) {
        int end = -1;
        int looseEnd = -1;
        int digits = 0;
        int firstTwo = 0;
        int next = firstDigit(text, afterCode, code);
        while (next >= 0 && digits < MAX_DIGITS) {
            digits++;
            firstTwo = digits > 2 ? firstTwo : 10 * firstTwo + text.at(next) - '0';
            boolean groupEnds = !CharClass.isDigit(text.at(next + 1));
            if (groupEnds && digits > 2) {
                end = PhonePlans.allows(code, firstTwo, digits) ? next + 1 : end;
                looseEnd = digits >= FEWEST_LOOSE && PhonePlans.allows(code, digits) ? next + 1 : looseEnd;
            }
            next = nextDigit(text, next + 1);
        }
        int last = end < 0 ? looseEnd : end;
        return last < 0 || beginsLongWord(text, last) ? Span.NONE : Span.of(start, PhoneExtension.end(text, last));
    }

    /** Digits right before a long word are part of a key or of a text in base64. */
    private static boolean beginsLongWord(Text text, int end) {
        int index = end;
        while (index < end + LONG_WORD && CharClass.isName(text.at(index))) {
            index++;
        }
        return index == end + LONG_WORD;
    }

    /** Many write the trunk prefix after the calling code, though nobody dials it there. */
    private static int firstDigit(Text text, int afterCode, int code) {
        int first = nextDigit(text, afterCode);
        boolean trunk = first >= 0 && text.at(first) == '0' && !PhonePlans.beginWithZero(code);
        return trunk ? nextDigit(text, first + 1) : first;
    }

    /** Returns the index of the next digit after some separators, or -1 if anything else comes first. */
    private static int nextDigit(Text text, int from) {
        int index = skipTrunkPrefix(text, from);
        for (int skipped = 0; skipped <= MAX_SEPARATORS; skipped++) {
            char c = text.at(index);
            if (CharClass.isDigit(c)) {
                return index;
            }
            if (SEPARATORS.indexOf(c) < 0) {
                return -1;
            }
            index = skipTrunkPrefix(text, index + 1);
        }
        return -1;
    }

    private static int skipTrunkPrefix(Text text, int index) {
        boolean prefix = text.at(index) == '(' && text.at(index + 1) == '0' && text.at(index + 2) == ')';
        return prefix ? index + 3 : index;
    }
}
