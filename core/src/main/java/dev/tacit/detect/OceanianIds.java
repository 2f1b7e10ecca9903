package dev.tacit.detect;

import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.remainder;
import static dev.tacit.detect.CheckDigits.weighted;

import java.util.List;

/**
 * The numbers by which Australia and New Zealand know people.
 *
 * <ul>
 *   <li>AU Medicare number: METEOR 270101, <cite>Person: Medicare card number</cite>: weights 1, 3, 7, 9 by 10
 *   <li>AU TFN: Australian Taxation Office, tax file number algorithm: weights by 11
 *   <li>AU ABN: Australian Business Register: <cite>Format of the ABN</cite>: weights by 89
 *   <li>NZ IRD number: Inland Revenue, specification document for resident withholding tax: <cite>IRD number
 *       validation</cite>
 * </ul>
 */
final class OceanianIds {
    private static final int[] ABN = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    private static final int[] INLAND_REVENUE = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] SECOND_INLAND_REVENUE = {7, 4, 3, 2, 5, 2, 7, 6};

    static final List<IdKind> NATIONAL = List.of(IdKind.of(
                    "AU Medicare number",
                    remainder(8, 10, 1, 3, 7, 9, 1, 3, 7, 9).and(begins("23456")))
            .announcedBy(
                    IdWords.and("medicare", "medicare no", "medicare number"),
                    "9999999999",
                    "9999 99999 9",
                    "99999999999",
                    "9999 99999 9 9",
                    "9999-99999-9"));

    static final List<IdKind> TAX = List.of(
            IdKind.of("AU TFN", weighted(11, 1, 4, 3, 7, 5, 8, 6, 9, 10).and(notAllSame()))
                    .announcedBy(
                            IdWords.taxAnd("tfn", "tax file", "tax file number"),
                            "999999999",
                            "999 999 999",
                            "999-999-999"),
            IdKind.of(
                            "AU TFN of eight digits",
                            weighted(11, 10, 7, 8, 4, 6, 3, 5, 1).and(notAllSame()))
                    .announcedBy(IdWords.taxAnd("tfn", "tax file", "tax file number"), "99999999", "99 999 999"),
            IdKind.of("AU ABN", OceanianIds::isAbn)
                    .announcedBy(IdWords.taxAnd("abn", "business number"), "99999999999", "99 999 999 999"),
            IdKind.of("NZ IRD number", OceanianIds::isInlandRevenue)
                    .announcedBy(
                            IdWords.taxAnd("ird", "ird no", "ird number", "inland revenue"),
                            "99999999",
                            "999999999",
                            "99-999-999",
                            "999-999-999"));

    private OceanianIds() {}

    /** One less in the first digit; the weighted sum is a multiple of 89. */
    private static boolean isAbn(NumberRun number) {
        int sum = CheckDigits.sum(number, ABN) - 10;
        return sum % 89 == 0 && number.at(0) != '0';
    }

    /** Weights 3, 2, 7, 6, 5, 4, 3, 2; where those leave 10, weights 7, 4, 3, 2, 5, 2, 7, 6. */
    private static boolean isInlandRevenue(NumberRun number) {
        int pad = 9 - number.length();
        int check = missing(number, INLAND_REVENUE, pad);
        if (check == 10) {
            check = missing(number, SECOND_INLAND_REVENUE, pad);
        }
        return check == number.value(number.length() - 1);
    }

    private static int missing(NumberRun number, int[] weights, int pad) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += weights[i + pad] * number.value(i);
        }
        return (11 - sum % 11) % 11;
    }
}
