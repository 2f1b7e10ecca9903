package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.raisedDay;
import static dev.tacit.detect.BirthDates.yearMonthDay;
import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.elevenLess;
import static dev.tacit.detect.CheckDigits.signAt;
import static dev.tacit.detect.CheckDigits.verhoeff;

import java.util.List;

/**
 * The numbers by which the states of South and Southeast Asia know people.
 *
 * <ul>
 *   <li>ID NIK: PP 37/2007 art. 37: area, and a birth date of which the day is raised by 40 for women; no check
 *       digit
 *   <li>IN Aadhaar: UIDAI: <cite>A UID Numbering Scheme</cite> (2010): Verhoeff's check, no 0 or 1 in front
 *   <li>MY MyKad: National Registration Regulations 1990; Jabatan Pendaftaran Negara: birth date; no check digit
 *   <li>PK CNIC: NADRA Ordinance 2000; nadra.gov.pk: area in front; no check digit that is published
 *   <li>SG NRIC, FIN: National Registration Act; Immigration and Checkpoints Authority, M series from 2022: the
 *       remainder by 11 as a letter
 *   <li>TH national number: Department of Provincial Administration, civil registration number: weights 13 to 2 by
 *       11
 *   <li>IN PAN: Income-tax Rules 1962, rule 114; Income Tax Department, structure of PAN: the fourth letter tells
 *       the kind of holder
 * </ul>
 */
final class SouthAsianIds {
    private static final int[] SINGAPOREAN = {0, 2, 7, 6, 5, 4, 3, 2};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("ID NIK", raisedDay(8, 6, 40))
                    .announcedBy(IdWords.and("nik", "ktp", "no ktp"), "9999999999999999"),
            IdKind.of("IN Aadhaar", verhoeff().and(begins("23456789")))
                    .announcedBy(
                            IdWords.and("aadhaar", "aadhar", "adhaar", "uidai", "uid", "आधार"),
                            "999999999999",
                            "9999 9999 9999",
                            "9999-9999-9999"),
            IdKind.of("MY MyKad", yearMonthDay(0), "999999-99-9999")
                    .announcedBy(IdWords.and("mykad", "nric", "ic no", "no kp"), "999999999999"),
            IdKind.of("PK CNIC", begins("1234567"), "99999-9999999-9")
                    .announcedBy(IdWords.and("cnic", "nadra"), "9999999999999"),
            IdKind.of("SG NRIC, FIN", SouthAsianIds::isSingaporean, "A9999999A"),
            IdKind.of("TH national number", elevenLess(12, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2), "9-9999-99999-99-9")
                    .announcedBy(
                            IdWords.and("บัตรประชาชน", "เลขประจำตัวประชาชน", "thai id", "citizen id"),
                            "9999999999999",
                            "9 9999 99999 99 9"));

    static final List<IdKind> TAX = List.of(IdKind.of("IN PAN", signAt(3, "ABCFGHLJPT"), "AAAAA9999A"));

    private SouthAsianIds() {}

    /** ICA: weights 2, 7, 6, 5, 4, 3, 2; four more for T and G, three more for M. */
    private static boolean isSingaporean(NumberRun number) {
        char series = number.at(0);
        int sum = CheckDigits.sum(number, SINGAPOREAN);
        char last = number.at(8);
        return switch (series) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == last;
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == last;
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == last;
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == last;
            case 'M' -> "XWUTRQPNJLK".charAt((sum + 3) % 11) == last;
            default -> false;
        };
    }
}
