package dev.tacit.detect;

import dev.tacit.category.Categories;

/** International bank account numbers, compact or in groups of any kind, of the length that their country has. */
final class IbanRule implements NumberRule {
    @Override
    public String category() {
        return Categories.BANK_ACCOUNT;
    }

    @Override
    public int shortest() {
        return Ibans.SHORTEST;
    }

    @Override
    public int longest() {
        return Ibans.LONGEST;
    }

    @Override
    public Chance chance(NumberRun number) {
        return begins(number) ? Chance.ALONE : Chance.NONE;
    }

    @Override
    public long find(NumberRun number) {
        boolean iban = begins(number)
                && Ibans.length(number.at(0), number.at(1)) == number.length()
                && Ibans.passesCheck(number);
        return iban ? number.span() : Span.NONE;
    }

    /** A country's letters, and two check digits. */
    private static boolean begins(NumberRun number) {
        return !number.isDigit(0) && !number.isDigit(1) && number.isDigit(2) && number.isDigit(3);
    }
}
