package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.dayMonthYear;
import static dev.tacit.detect.BirthDates.raisedMonth;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.mod11And10;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.remainder;
import static dev.tacit.detect.CheckDigits.weighted;

import java.util.List;

/**
 * The numbers by which the states between the Baltic Sea and the Adriatic know people.
 *
 * <ul>
 *   <li>CZ, SK rodné číslo: Act 133/2000 Sb. § 13 (Czechia), act 301/1995 Z. z. § 2 (Slovakia): divisible by 11;
 *       months raised by 50 for women, and by 20 where a day had too many births
 *   <li>HR OIB: Zakon o osobnom identifikacijskom broju (NN 60/2008); ISO/IEC 7064 MOD 11,10
 *   <li>HU TAJ-szám: Act XX of 1996, annex: weights 3 and 7 by 10
 *   <li>PL PESEL: Act of 24 September 2010 on population records, art. 15; gov.pl: <cite>Czym jest numer
 *       PESEL</cite>: weights 1, 3, 7, 9 by 10
 *   <li>RS, BA, ME, MK, SI JMBG: Zakon o jedinstvenom matičnom broju građana (1976, and those of the states that
 *       follow): weights 7 to 2, 11 less the remainder by 11
 *   <li>PL NIP: Act of 13 October 1995 on the identification of taxpayers; Ministry of Finance: weights 6, 5, 7, 2,
 *       3, 4, 5, 6, 7 by 11
 * </ul>
 */
final class CentralIds {
    static final List<IdKind> NATIONAL = List.of(
            IdKind.of(
                            "CZ, SK rodné číslo",
                            number -> number.value(0, 10) % 11 == 0
                                    && isRaised(number.value(2, 4))
                                    && BirthDates.isDay(number.value(4, 6)),
                            "999999/9999")
                    .announcedBy(IdWords.and("rodné číslo", "rodne cislo", "rodné", "rč"), "9999999999", "999999 9999"),
            IdKind.of("HR OIB", mod11And10())
                    .announcedBy(IdWords.and("oib", "osobni identifikacijski broj"), "99999999999"),
            IdKind.of("HU TAJ-szám", remainder(8, 10, 3, 7, 3, 7, 3, 7, 3, 7).and(notAllSame()))
                    .announcedBy(IdWords.and("taj", "taj szám", "tajszám"), "999999999", "999 999 999", "999-999-999"),
            IdKind.of("PL PESEL", weighted(10, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1).and(raisedMonth(0, 20)))
                    .announcedBy(IdWords.and("pesel", "nr pesel"), "99999999999"),
            IdKind.of(
                            "RS, BA, ME, MK, SI JMBG",
                            complement(12, 11, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
                                    .and(dayMonthYear(0)))
                    .announcedBy(IdWords.and("jmbg", "emšo", "emso", "јмбг", "embg"), "9999999999999"));

    static final List<IdKind> TAX = List.of(
            IdKind.of("PL NIP", remainder(9, 11, 6, 5, 7, 2, 3, 4, 5, 6, 7).and(notAllSame()))
                    .announcedBy(IdWords.taxAnd("nip", "nr nip"), "9999999999", "999-999-99-99", "999-99-99-999"));

    private CentralIds() {}

    /** Months are raised by 50 for women, by 20 where a day had too many births. */
    private static boolean isRaised(long month) {
        return BirthDates.isMonth(month % 50) || BirthDates.isMonth(month % 50 - 20);
    }
}
