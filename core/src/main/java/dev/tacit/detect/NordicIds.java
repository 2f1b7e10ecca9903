package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.dayMonthYear;
import static dev.tacit.detect.BirthDates.raisedDay;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.luhn;
import static dev.tacit.detect.CheckDigits.luhnFrom;
import static dev.tacit.detect.CheckDigits.signAt;

import java.util.List;

/**
 * The numbers by which the Nordic states know people.
 *
 * <ul>
 *   <li>DK CPR-nummer: CPR-loven § 3, CPR-kontoret: <cite>Personnummeret i CPR</cite>: a birth date, of which the
 *       day may be raised by 60; since 2007 without a check digit that holds
 *   <li>FI henkilötunnus: Government decree 128/2010 on the population information system, changed by
 *       690/2022, which added signs between date and number: the remainder by 31 as a sign
 *   <li>IS kennitala: Þjóðskrá (Registers Iceland), <cite>Um kennitölur</cite>; act 140/2019: weights 3, 2, 7, 6, 5,
 *       4, 3, 2 by 11, then the century
 *   <li>NO fødselsnummer: Folkeregisterforskriften (FOR-2017-07-14-1201) § 2-2-1, Skatteetaten:
 *       <cite>Fødselsnummer</cite>: two digits by 11
 *   <li>SE personnummer of ten digits: Folkbokföringslagen (1991:481) § 18, Skatteverket: <cite>SKV 704,
 *       Personnummer</cite>: Luhn's check over ten digits; numbers of coordination raise the day by 60
 * </ul>
 */
final class NordicIds {
    private static final String HETU_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int[] NORWEGIAN = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_NORWEGIAN = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("DK CPR-nummer", raisedDay(2, 0, 60))
                    .announcedBy(
                            IdWords.and("cpr", "cpr nr", "cpr-nummer", "cprnr", "personnummer"),
                            "999999-9999",
                            "9999999999",
                            "999999 9999"),
            IdKind.of(
                    "FI henkilötunnus",
                    dayMonthYear(0)
                            .and(number ->
                                    HETU_SIGNS.charAt((int) ((number.value(0, 6) * 1000 + number.value(6, 9)) % 31))
                                            == number.at(9)),
                    "999999-999X",
                    "999999+999X"),
            IdKind.of(
                    "FI henkilötunnus of those born since 2000",
                    dayMonthYear(0)
                            .and(signAt(6, "ABCDEFUVWXY"))
                            .and(number ->
                                    HETU_SIGNS.charAt((int) ((number.value(0, 6) * 1000 + number.value(7, 10)) % 31))
                                            == number.at(10)),
                    "999999A999X"),
            IdKind.of(
                            "IS kennitala",
                            complement(8, 11, 3, 2, 7, 6, 5, 4, 3, 2)
                                    .and(dayMonthYear(0))
                                    .and(signAt(9, "890")),
                            "999999-9999")
                    .announcedBy(IdWords.and("kennitala", "kt"), "9999999999"),
            IdKind.of("NO fødselsnummer", NordicIds::isNorwegian, "99999999999")
                    .announcedBy(
                            IdWords.and("fødselsnummer", "fodselsnummer", "fnr", "personnummer", "d-nummer"),
                            "999999 99999"),
            IdKind.of(
                    "SE personnummer of ten digits",
                    luhn().and(raisedDay(2, 4, 60)).and(number -> !isTimeOfDay(number, 6)),
                    "999999-9999",
                    "999999+9999"),
            IdKind.of(
                    "SE personnummer of twelve digits",
                    luhnFrom(2).and(raisedDay(4, 6, 60)).and(number -> !isTimeOfDay(number, 8)),
                    "99999999-9999"),
            IdKind.of("SE personnummer, announced", luhn().and(raisedDay(2, 4, 60)))
                    .announcedBy(IdWords.SWEDISH, "999999-9999", "9999999999"),
            IdKind.of("SE personnummer of twelve digits, announced", luhnFrom(2).and(raisedDay(4, 6, 60)))
                    .announcedBy(IdWords.SWEDISH, "99999999-9999", "999999999999"));

    private NordicIds() {}

    /** Days are raised by 40 for those without a residence, months by 40 or 80 for numbers of help and of tests. */
    private static boolean isNorwegian(NumberRun number) {
        return CheckDigits.sum(number, NORWEGIAN) % 11 == 0
                && CheckDigits.sum(number, SECOND_NORWEGIAN) % 11 == 0
                && BirthDates.isDay(number.value(0, 2) % 40)
                && BirthDates.isMonth(number.value(2, 4) % 40);
    }

    /** A date and four digits that could be hours and minutes are more often a point in time. */
    private static boolean isTimeOfDay(NumberRun number, int place) {
        return number.value(place, place + 2) < 24 && number.value(place + 2, place + 4) < 60;
    }
}
