package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.dayMonthYear;

import java.util.List;

/**
 * The numbers by which the Baltic states know people.
 *
 * <ul>
 *   <li>EE isikukood, LT asmens kodas: Estonian standard EVS 585 (<cite>Isikukood. Struktuur</cite>), and the
 *       register of residents of Lithuania, which counts alike: weights by 11, and others where they leave 10
 *   <li>LV personas kods: Office of Citizenship and Migration Affairs (PMLP): numbers given out before July 2017;
 *       later ones begin with 32 and are not told apart from other digits
 * </ul>
 */
final class BalticIds {
    private static final int[] LATVIAN = {1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] BALTIC = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    private static final int[] SECOND_BALTIC = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("EE isikukood, LT asmens kodas", BalticIds::isBaltic)
                    .announcedBy(IdWords.and("isikukood", "asmens kodas", "asmens kodo", "ik"), "99999999999"),
            IdKind.of(
                            "LV personas kods",
                            dayMonthYear(0)
                                    .and(number -> Math.floorMod(1101 - CheckDigits.sum(number, LATVIAN), 11) % 10
                                            == number.value(10)),
                            "999999-99999")
                    .announcedBy(IdWords.and("personas kods", "pk"), "99999999999"));

    private BalticIds() {}

    /** Weights 1 to 9 and 1 again; where those leave 10, weights 3 to 9 and 1 to 3. */
    private static boolean isBaltic(NumberRun number) {
        int check = CheckDigits.sum(number, BALTIC) % 11;
        if (check == 10) {
            check = CheckDigits.sum(number, SECOND_BALTIC) % 11 % 10;
        }
        return check == number.value(10)
                && number.at(0) >= '1'
                && number.at(0) <= '8'
                && BirthDates.isMonth(number.value(3, 5))
                && BirthDates.isDay(number.value(5, 7));
    }
}
