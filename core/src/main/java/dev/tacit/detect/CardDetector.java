package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.List;

/**
 * Payment cards: 13 to 19 digits that pass Luhn's check and begin as an issuer's do, bare or in the groups in which cards
 * are printed.
 *
 * <p>ISO/IEC 7812-1 gives a card's number three parts: the issuer's, by which {@link CardIssuers} knows the lengths, the
 * account's, and a check digit by Luhn's formula (annex B). The standard allows 8 to 19 digits; no network issues fewer than
 * 13. It says nothing about groups: printed are four and four, or four, six and five for fifteen digits (American Express)
 * and four, six and four for fourteen (Diners Club).
 *
 * <p>Bare runs of 13 and of 17 to 19 digits count only where a word announces a card. One in ten of any digits passes
 * Luhn's check, and runs of 13 digits are mostly article numbers and times, those of 17 to 19 mostly ids. A bare run that
 * reads as a point in time is none either ({@link Times}).
 *
 * @see "ISO/IEC 7812-1:2017 clause 4 and annex B; ISO/IEC 7812-2 for the register of issuers"
 */
final class CardDetector implements NumberRule {
    private static final int MIN_BARE = 14;
    private static final int MAX_BARE = 16;

    private static final Context ANNOUNCED = Context.of(
            "card",
            "cards",
            "card no",
            "card number",
            "cardnumber",
            "credit",
            "debit",
            "creditcard",
            "pan",
            "visa",
            "mastercard",
            "maestro",
            "amex",
            "american express",
            "discover",
            "diners",
            "jcb",
            "unionpay",
            "mir",
            "cc",
            "ccn",
            "kreditkarte",
            "kartennummer",
            "karte",
            "carte",
            "carte bancaire",
            "carte bleue",
            "tarjeta",
            "carta",
            "carta di credito",
            "cartão",
            "cartao",
            "creditkaart",
            "kaart",
            "kort",
            "kortti",
            "karta",
            "karty",
            "kart",
            "карта",
            "карты",
            "カード",
            "卡号",
            "银行卡",
            "信用卡",
            "카드");

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
    public Chance chance(NumberRun number) {
        boolean begins = number.isDigit(0) && CardIssuers.mayIssue(number.at(0));
        if (!begins || !isGroupedAsCard(number) || !number.areDigits(0, number.length())) {
            return Chance.NONE;
        }
        return isTelling(number) ? Chance.ALONE : Chance.ANNOUNCED;
    }

    @Override
    public List<Context> words() {
        return List.of(ANNOUNCED);
    }

    @Override
    public long find(NumberRun number) {
        int digits = number.length();
        boolean card = isGroupedAsCard(number)
                && !(number.groups() == 1 && Times.isTime(number))
                && number.areDigits(0, digits)
                && CardIssuers.issue((int) number.value(0, 4), digits)
                && CheckDigits.passesLuhn(number, 0)
                && (isTelling(number) || ANNOUNCED.isAround(number));
        return card ? number.span() : Span.NONE;
    }

    /** Bare, or in groups of four of which the last may be shorter, or in 4, 6 and up to 5. */
    private static boolean isGroupedAsCard(NumberRun number) {
        int groups = number.groups();
        if (groups == 1) {
            return true;
        }
        if (groups < 3 || number.groupLength(0) != 4 || !isSeparated(number)) {
            return false;
        }
        return groups == 3 ? number.groupLength(1) == 6 && number.groupLength(2) <= 5 : isInFours(number);
    }

    private static boolean isTelling(NumberRun number) {
        return number.groups() > 1 || (number.length() >= MIN_BARE && number.length() <= MAX_BARE);
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
}
