package dev.tacit.detect;

import java.util.Arrays;

/**
 * Which lengths the issuers give to numbers that begin with certain digits.
 *
 * @see "ISO/IEC 7812-1; the ranges that the card networks publish"
 */
final class CardIssuers {
    private static final int THIRTEEN = 1 << 13;
    private static final int FOURTEEN = 1 << 14;
    private static final int FIFTEEN = 1 << 15;
    private static final int SIXTEEN = 1 << 16;
    private static final int SIXTEEN_TO_NINETEEN = SIXTEEN | 1 << 17 | 1 << 18 | 1 << 19;
    private static final int FOURTEEN_TO_NINETEEN = FOURTEEN | FIFTEEN | SIXTEEN_TO_NINETEEN;
    private static final int THIRTEEN_TO_NINETEEN = THIRTEEN | FOURTEEN_TO_NINETEEN;

    /** First and last of the first four digits, and the lengths as bits. */
    private static final int[][] RANGES = {
        {2200, 2204, SIXTEEN_TO_NINETEEN}, // Mir
        {2221, 2720, SIXTEEN}, // Mastercard
        {3000, 3059, FOURTEEN_TO_NINETEEN}, // Diners Club
        {3095, 3095, FOURTEEN_TO_NINETEEN}, // Diners Club
        {3400, 3499, FIFTEEN}, // American Express
        {3528, 3589, SIXTEEN_TO_NINETEEN}, // JCB
        {3600, 3699, FOURTEEN_TO_NINETEEN}, // Diners Club
        {3700, 3799, FIFTEEN}, // American Express
        {3800, 3999, FOURTEEN_TO_NINETEEN}, // Diners Club
        {4000, 4999, THIRTEEN | SIXTEEN | 1 << 19}, // Visa
        {5000, 5099, THIRTEEN_TO_NINETEEN}, // Maestro, Elo
        {5100, 5599, SIXTEEN}, // Mastercard
        {5600, 5899, THIRTEEN_TO_NINETEEN}, // Maestro
        {6000, 6999, THIRTEEN_TO_NINETEEN}, // Discover, UnionPay, Maestro, RuPay, Hipercard
        {8100, 8199, SIXTEEN_TO_NINETEEN}, // UnionPay, RuPay
        {9792, 9792, SIXTEEN}, // Troy
    };

    private CardIssuers() {}

    /** Tells whether a number may begin with this digit. */
    static boolean mayIssue(char first) {
        int least = 1000 * (first - '0');
        return Arrays.stream(RANGES).anyMatch(range -> range[0] < least + 1000 && range[1] >= least);
    }

    /** Tells whether a number of this length may begin with these four digits. */
    static boolean issue(int firstFour, int length) {
        for (int[] range : RANGES) {
            if (firstFour >= range[0] && firstFour <= range[1]) {
                return (range[2] & 1 << length) != 0;
            }
        }
        return false;
    }
}
