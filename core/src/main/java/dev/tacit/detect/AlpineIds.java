package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.dayMonthYear;
import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.mod11And10;
import static dev.tacit.detect.CheckDigits.remainder;

import java.util.List;

/**
 * The numbers by which Austria, Germany and Switzerland know people.
 *
 * <ul>
 *   <li>AT Sozialversicherungsnummer: ASVG § 30c; Dachverband der Sozialversicherungsträger: weights 3, 7, 9 and 5,
 *       8, 4, 2, 1, 6 by 11, the digit in the fourth place
 *   <li>CH AHV-Nummer: AHVV art. 133; Zentrale Ausgleichsstelle: 756 and the check digit of EAN-13 (GS1)
 *   <li>DE Rentenversicherungsnummer: SGB VI § 147; VKVV § 2 to § 4: area, birth date, initial, serial number, and
 *       the cross sums of weighed digits by 10
 *   <li>DE Steueridentifikationsnummer: AO § 139b; StIdV § 1; ISO/IEC 7064 MOD 11,10
 * </ul>
 */
final class AlpineIds {
    private static final int[] SWISS = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1};
    private static final int[] GERMAN = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("AT Sozialversicherungsnummer", complementOfAustria().and(dayMonthYear(4)))
                    .announcedBy(
                            IdWords.and(
                                    "svnr", "sv-nummer", "sozialversicherungsnummer", "versicherungsnummer", "sv nr"),
                            "9999999999",
                            "9999 999999"),
            IdKind.of("CH AHV-Nummer", AlpineIds::isSwiss, "756.9999.9999.99", "7569999999999"),
            IdKind.of("DE Rentenversicherungsnummer", AlpineIds::isGermanInsurance, "99999999A999", "99 999999 A 999"));

    static final List<IdKind> TAX = List.of(IdKind.of(
                    "DE Steueridentifikationsnummer",
                    begins("123456789").and(mod11And10()).and(AlpineIds::repeatsOneDigit))
            .announcedBy(
                    IdWords.taxAnd(
                            "steuer id",
                            "steuerid",
                            "idnr",
                            "id nr",
                            "steueridentifikationsnummer",
                            "steuerliche",
                            "identifikationsnummer",
                            "steuernummer"),
                    "99999999999",
                    "99 999 999 999"));

    private AlpineIds() {}

    /** The fourth digit is the remainder by 11 of the other nine, weighed. */
    private static IdCheck complementOfAustria() {
        return remainder(3, 11, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6).and(number -> number.at(0) != '0');
    }

    private static boolean isSwiss(NumberRun number) {
        return number.value(0, 3) == 756 && CheckDigits.sum(number, SWISS) % 10 == 0;
    }

    /** Area, birth date, initial, serial number; the letter counts as two digits. */
    private static boolean isGermanInsurance(NumberRun number) {
        int letter = number.at(8) - 'A' + 1;
        int sum = crossSum(letter / 10 * GERMAN[8]) + crossSum(letter % 10 * GERMAN[9]);
        for (int i = 0; i < 8; i++) {
            sum += crossSum(number.value(i) * GERMAN[i]);
        }
        sum += crossSum(number.value(9) * GERMAN[10]) + crossSum(number.value(10) * GERMAN[11]);
        return sum % 10 == number.value(11)
                && BirthDates.isDay(number.value(2, 4))
                && BirthDates.isMonth(number.value(4, 6));
    }

    private static int crossSum(int value) {
        return value / 10 + value % 10;
    }

    /** One digit stands twice or three times among the first ten, and no other does. */
    private static boolean repeatsOneDigit(NumberRun number) {
        int repeated = 0;
        for (int digit = 0; digit < 10; digit++) {
            int count = 0;
            for (int i = 0; i < 10; i++) {
                count += number.value(i) == digit ? 1 : 0;
            }
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated == 1;
    }
}
