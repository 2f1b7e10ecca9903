package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Payment cards: 13 to 19 digits that pass Luhn's check and begin as an issuer's do, bare or in the groups in which cards
 * are printed.
 *
 * <p>Bare runs count with 14 to 16 digits only. One in ten of any digits passes Luhn's check, and runs of 13 digits are
 * mostly article numbers and times, those of 17 to 19 mostly ids.
 */
final class CardDetector implements NumberRule {
    private static final int MIN_BARE = 14;
    private static final int MAX_BARE = 16;

    @Override
    public String category() {
        return Categories.PAYMENT_CARD;
    }

    @Override
    public int shortest() {
        return 13;
    }

    @Override
    public int longest() {
        return 19;
    }

    @Override
    public long find(NumberRun number) {
        int digits = number.length();
        boolean card = isWrittenAsCard(number)
                && number.areDigits(0, digits)
                && CardIssuers.issue((int) number.value(0, 4), digits)
                && passesLuhn(number);
        return card ? number.span() : Span.NONE;
    }

    /** Bare, or in groups of four of which the last may be shorter, or in 4, 6 and up to 5. */
    private static boolean isWrittenAsCard(NumberRun number) {
        int groups = number.groups();
        if (groups == 1) {
            return number.length() >= MIN_BARE && number.length() <= MAX_BARE;
        }
        if (groups < 3 || number.groupLength(0) != 4 || !isSeparated(number)) {
            return false;
        }
        return groups == 3 ? number.groupLength(1) == 6 && number.groupLength(2) <= 5 : isInFours(number);
    }

    private static boolean isSeparated(NumberRun number) {
        for (int group = 0; group < number.groups() - 1; group++) {
            if (number.separator(group) != ' ' && number.separator(group) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isInFours(NumberRun number) {
        int last = number.groups() - 1;
        for (int group = 0; group < last; group++) {
            if (number.groupLength(group) != 4) {
                return false;
            }
        }
        return number.groupLength(last) <= 4;
    }

    /** ISO/IEC 7812-1 annex B: from the right, every second digit counts twice, less 9 if that is above 9. */
    private static boolean passesLuhn(NumberRun number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = twice ? 2 * number.value(i) : number.value(i);
            sum += digit > 9 ? digit - 9 : digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
