package dev.tacit.detect;

/**
 * The check of the Italian tax code: signs at odd and even places count differently, and letters may stand for digits where
 * two people would have the same code.
 *
 * @see "Decreto ministeriale 23 dicembre 1976, art. 7"
 */
final class CodiceFiscale {
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final String MONTHS = "ABCDEHLMPRST";
    private static final String LETTERS_FOR_DIGITS = "LMNPQRSTUV";

    private CodiceFiscale() {}

    static boolean isValid(NumberRun code) {
        if (MONTHS.indexOf(code.at(8)) < 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            boolean forDigit = i > 5 && i != 8 && i != 11;
            if (forDigit && !code.isDigit(i) && LETTERS_FOR_DIGITS.indexOf(code.at(i)) < 0) {
                return false;
            }
            int value = code.isDigit(i) ? code.value(i) : code.at(i) - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return sum % 26 == code.at(15) - 'A';
    }
}
