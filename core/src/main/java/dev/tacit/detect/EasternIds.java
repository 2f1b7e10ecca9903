package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.raisedMonth;
import static dev.tacit.detect.CheckDigits.remainder;

import java.util.List;

/**
 * The numbers by which the states of eastern Europe know people.
 *
 * <ul>
 *   <li>BG EGN: Civil Registration Act art. 11; GRAO: <cite>ЕГН</cite>: months raised by 20 and 40 for other
 *       centuries; weights by 11
 *   <li>RO CNP: OUG 97/2005, HG 1375/2006: weights 279146358279 by 11
 *   <li>RU СНИЛС: Pension Fund of Russia, instruction on forms of individual record (decision 192п of 2006): weights
 *       9 to 1 by 101
 *   <li>RU ИНН: order ММВ-7-6/435@ of the Federal Tax Service (2012): two digits by 11
 *   <li>UA РНОКПП: Tax Code art. 70; State Tax Service, State Register of Natural Persons: weights by 11
 * </ul>
 */
final class EasternIds {
    private static final int[] ROMANIAN = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    private static final int[] SNILS = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] INN = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] SECOND_INN = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("BG EGN", remainder(9, 11, 2, 4, 8, 5, 10, 9, 7, 3, 6).and(raisedMonth(0, 20)))
                    .announcedBy(IdWords.and("egn", "егн"), "9999999999"),
            IdKind.of("RO CNP", EasternIds::isRomanian)
                    .announcedBy(IdWords.and("cnp", "cod numeric personal"), "9999999999999"),
            IdKind.of("RU СНИЛС", EasternIds::isSnils, "999-999-999 99", "999-999-999-99")
                    .announcedBy(IdWords.and("снилс", "snils"), "99999999999"));

    static final List<IdKind> TAX = List.of(
            IdKind.of("RU ИНН", EasternIds::isInn).announcedBy(IdWords.taxAnd("инн", "inn"), "999999999999"),
            IdKind.of("UA РНОКПП", remainder(9, 11, 10, 5, 7, 9, 4, 6, 10, 5, 7))
                    .announcedBy(IdWords.taxAnd("рнокпп", "іпн", "ипн", "rnokpp"), "9999999999"));

    private EasternIds() {}

    private static boolean isRomanian(NumberRun number) {
        int check = CheckDigits.sum(number, ROMANIAN) % 11;
        return (check == 10 ? 1 : check) == number.value(12)
                && number.at(0) != '0'
                && BirthDates.isMonth(number.value(3, 5))
                && BirthDates.isDay(number.value(5, 7));
    }

    private static boolean isSnils(NumberRun number) {
        return CheckDigits.sum(number, SNILS) % 101 % 100 == number.value(9, 11) && number.value(0, 9) > 0;
    }

    private static boolean isInn(NumberRun number) {
        return CheckDigits.sum(number, INN) % 11 % 10 == number.value(10)
                && CheckDigits.sum(number, SECOND_INN) % 11 % 10 == number.value(11)
                && number.value(0, 11) > 0;
    }
}
