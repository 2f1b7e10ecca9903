package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * International telephone numbers behind a prefix that is dialed: {@code 00} or, in a group of its own, {@code 011}; then a
 * calling code and a national number that its plan allows.
 */
final class PrefixedPhoneRule implements NumberRule {
    private static final int SHORTEST = 10;

    @Override
    public String category() {
        return Categories.PHONE_NUMBER;
    }

    @Override
    public int shortest() {
        return SHORTEST;
    }

    @Override
    public int longest() {
        return 18;
    }

    @Override
    public Chance chance(NumberRun number) {
        boolean mayBePrefix = number.at(0) == '0' && number.groupLength(0) > 1 && number.separator(0) != '+';
        return mayBePrefix && number.areDigits(0, number.length()) ? Chance.ALONE : Chance.NONE;
    }

    @Override
    public long find(NumberRun number) {
        if (number.at(0) != '0') {
            return Span.NONE;
        }
        int prefix = prefixLength(number);
        boolean phone = prefix > 0 && number.areDigits(prefix, number.length()) && isPlanned(number, prefix);
        return phone ? Span.of(number.start(), PhoneExtension.end(number.text(), number.end())) : Span.NONE;
    }

    private static int prefixLength(NumberRun number) {
        if (number.groupLength(0) < 2 || number.separator(0) == '+') {
            return 0;
        }
        if (number.at(1) == '0') {
            return 2;
        }
        return number.groupLength(0) == 3 && number.at(1) == '1' && number.at(2) == '1' ? 3 : 0;
    }

    private static boolean isPlanned(NumberRun number, int prefix) {
        int code = 0;
        for (int next = prefix; next < prefix + 3; ) {
            code = 10 * code + number.value(next++);
            if (PhonePlans.isCode(code)) {
                return PhonePlans.allows(code, (int) number.value(next, next + 2), number.length() - next);
            }
        }
        return false;
    }
}
