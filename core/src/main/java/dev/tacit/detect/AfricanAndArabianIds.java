package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.yearMonthDay;
import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.luhn;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.signAt;

import java.util.List;

/**
 * The numbers by which the states of Africa and of the Near East know people.
 *
 * <ul>
 *   <li>AE Emirates ID: Federal Authority for Identity, Citizenship, Customs and Port Security: 784 (ISO 3166-1),
 *       year of birth, and Luhn's check
 *   <li>EG national number: Civil Status Act 143/1994: century and birth date
 *   <li>IL identity number: Population and Immigration Authority: Luhn's check
 *   <li>NG NIN: NIMC Act 2007: eleven digits without a check digit
 *   <li>SA national number: Ministry of Interior, Absher: 1 for citizens and 2 for residents, and Luhn's check
 *   <li>ZA identity number: Identification Act 68 of 1997 § 7; Department of Home Affairs: birth date, citizenship,
 *       and Luhn's check
 * </ul>
 */
final class AfricanAndArabianIds {
    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("AE Emirates ID", luhn().and(number -> number.value(0, 3) == 784), "999-9999-9999999-9")
                    .announcedBy(IdWords.and("emirates id", "eid"), "999999999999999"),
            IdKind.of("EG national number", begins("23").and(yearMonthDay(1)))
                    .announcedBy(IdWords.and("الرقم القومي", "بطاقة"), "99999999999999"),
            IdKind.of("IL identity number", luhn().and(notAllSame()))
                    .announcedBy(IdWords.and("teudat zehut", "ת.ז", "תעודת זהות", "tz"), "999999999", "99999999-9"),
            IdKind.of("NG NIN", notAllSame()).announcedBy(IdWords.and("nin"), "99999999999", "9999 999 9999"),
            IdKind.of("SA national number", luhn().and(begins("12")))
                    .announcedBy(IdWords.and("iqama", "الهوية", "رقم الهوية"), "9999999999"),
            IdKind.of(
                            "ZA identity number",
                            yearMonthDay(0).and(signAt(10, "012")).and(luhn()))
                    .announcedBy(
                            IdWords.and("rsa id", "sa id", "said", "id nommer"), "9999999999999", "999999 9999 999"));

    private AfricanAndArabianIds() {}
}
