package dev.tacit.detect;

import java.util.List;

/**
 * The numbers by which Belgium, France and the Netherlands know people.
 *
 * <ul>
 *   <li>BE rijksregisternummer: Royal decree of 3 April 1984 on the composition of the identification number, art. 1
 *       to 3: 97 less the remainder by 97; a 2 stands before for those born since 2000
 *   <li>FR NIR: Décret n° 82-103 of 22 January 1982, art. 4; INSEE: <cite>Numéro de sécurité sociale</cite>: 97 less
 *       the remainder by 97; 2A and 2B count as 19 and 18
 *   <li>NL burgerservicenummer: RvIG, Logisch Ontwerp BSN: <cite>elfproef</cite>, weights 9 to 2 and -1 by 11
 * </ul>
 */
final class WesternIds {
    private static final int[] DUTCH = {9, 8, 7, 6, 5, 4, 3, 2};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("BE rijksregisternummer", WesternIds::isBelgian, "99.99.99-999.99")
                    .announcedBy(
                            IdWords.and(
                                    "rijksregisternummer", "rijksregister", "registre national", "niss", "insz", "nrn"),
                            "99999999999",
                            "999999-999-99",
                            "999999-999.99"),
            IdKind.of("FR NIR", WesternIds::isFrench, "9 99 99 XX 999 999 99", "99999XX99999999", "99999XX999999 99"),
            IdKind.of("NL burgerservicenummer", WesternIds::isDutch)
                    .announcedBy(
                            IdWords.and("bsn", "burgerservicenummer", "sofi", "sofinummer"),
                            "999999999",
                            "9999.99.999",
                            "999 999 999"));

    private WesternIds() {}

    /** The last two digits complete 97 less the others' remainder; a 2 stands before those born since 2000. */
    private static boolean isBelgian(NumberRun number) {
        long nine = number.value(0, 9);
        long check = number.value(9, 11);
        boolean either = check == 97 - nine % 97 || check == 97 - (2_000_000_000L + nine) % 97;
        return either && number.value(2, 4) % 20 <= 12 && number.value(4, 6) <= 31;
    }

    /** Sex, year, month, department (2A and 2B for Corsica), place, serial number; 97 less the remainder. */
    private static boolean isFrench(NumberRun number) {
        boolean corsica = !number.isDigit(6);
        if (!number.isDigit(5) || (corsica && (number.at(5) != '2' || number.at(6) > 'B'))) {
            return false;
        }
        long department = corsica ? (number.at(6) == 'A' ? 19 : 18) : number.value(5, 7);
        long thirteen = (number.value(0, 5) * 100 + department) * 1_000_000 + number.value(7, 13);
        long month = number.value(3, 5);
        boolean dated = BirthDates.isMonth(month) || (month >= 20 && month <= 42) || month >= 50;
        return dated && "123478".indexOf(number.at(0)) >= 0 && number.value(13, 15) == 97 - thirteen % 97;
    }

    private static boolean isDutch(NumberRun number) {
        int sum = CheckDigits.sum(number, DUTCH) - number.value(8);
        return sum > 0 && sum % 11 == 0;
    }
}
