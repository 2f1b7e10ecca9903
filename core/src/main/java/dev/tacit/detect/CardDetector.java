package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Payment cards: 13 to 19 digits that pass Luhn's check and begin as an issuer's do, bare or in the groups in which cards
 * are printed.
 *
 * <p>Bare runs count with 14 to 16 digits only. One in ten of any digits passes Luhn's check, and runs of 13 digits are
 * mostly article numbers and times, those of 17 to 19 mostly ids.
 */
final class CardDetector implements Detector {
    private static final int MIN_BARE = 14;
    private static final int MAX_BARE = 16;

    /** The ways to group a number, in digits of each group; the last group of a number may be shorter. */
    private static final int[][] GROUPINGS = {{4, 4, 4, 4, 3}, {4, 6, 5}};

    @Override
    public String category() {
        return Categories.PAYMENT_CARD;
    }

    @Override
    public String triggers() {
        return "0123456789";
    }

    @Override
    public long find(CharSequence text, int at, int floor) {
        if (!mayBegin(text, at, floor)) {
            return Span.NONE;
        }
        int end = digitsEnd(text, at, at + MAX_BARE + 1);
        int bare = end - at;
        if (bare >= MIN_BARE && bare <= MAX_BARE) {
            return isCard(text, at, end, bare) ? Span.of(at, end) : Span.NONE;
        }
        return bare == 4 ? grouped(text, at) : Span.NONE;
    }

    /** A number does not begin inside a longer number, name or id, nor after the point or the minus of a number. */
    private static boolean mayBegin(CharSequence text, int at, int floor) {
        char before = CharClass.before(text, at, floor);
        boolean decimal = before == '.' && CharClass.isDigit(CharClass.before(text, at - 1, floor));
        return before != '-' && !decimal && !CharClass.isName(before);
    }

    private static long grouped(CharSequence text, int start) {
        int best = -1;
        for (int[] grouping : GROUPINGS) {
            best = Math.max(best, longest(text, start, grouping));
        }
        return best < 0 ? Span.NONE : Span.of(start, best);
    }

    /** Returns the end of the longest card that begins here in this grouping, or -1. */
    private static int longest(CharSequence text, int start, int[] grouping) {
        int best = -1;
        int digits = 0;
        int from = start;
        for (int group = 0; group < grouping.length; group++) {
            int end = digitsEnd(text, from, from + grouping[group] + 1);
            int length = end - from;
            digits += length;
            boolean last = group >= 2 && length <= grouping[group] && length > 0;
            if (last && isCard(text, start, end, digits)) {
                best = end;
            }
            if (length != grouping[group] || !isSeparator(CharClass.at(text, end))) {
                return best;
            }
            from = end + 1;
        }
        return best;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '\u00a0';
    }

    private static int digitsEnd(CharSequence text, int from, int limit) {
        int end = from;
        while (end < limit && CharClass.isDigit(CharClass.at(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean isCard(CharSequence text, int start, int end, int digits) {
        return digits >= 13
                && mayEnd(text, end)
                && CardIssuers.issue(Integer.parseInt(text, start, start + 4, 10), digits)
                && passesLuhn(text, start, end);
    }

    /** A number does not end inside a longer name or id, nor before the point of a number. */
    private static boolean mayEnd(CharSequence text, int end) {
        char after = CharClass.at(text, end);
        char second = CharClass.at(text, end + 1);
        boolean goesOn = (after == '-' && CharClass.isWord(second)) || (after == '.' && CharClass.isDigit(second));
        return !goesOn && !CharClass.isName(after);
    }

    /** ISO/IEC 7812-1 annex B: from the right, every second digit counts twice, less 9 if that is above 9. */
    private static boolean passesLuhn(CharSequence text, int start, int end) {
        int sum = 0;
        boolean twice = false;
        for (int i = end - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (CharClass.isDigit(c)) {
                int digit = twice ? 2 * (c - '0') : c - '0';
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
