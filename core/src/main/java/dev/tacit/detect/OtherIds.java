package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.raisedDay;
import static dev.tacit.detect.BirthDates.yearMonthDay;
import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.elevenLess;
import static dev.tacit.detect.CheckDigits.luhn;
import static dev.tacit.detect.CheckDigits.mod11And2;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.remainder;
import static dev.tacit.detect.CheckDigits.signAt;
import static dev.tacit.detect.CheckDigits.verhoeff;
import static dev.tacit.detect.CheckDigits.weighted;

import java.util.List;

/**
 * The numbers by which the states of Asia, Africa and Oceania know people.
 *
 * @see "the registers' own publications, as Wikipedia's 'National identification number' and its pages per country cite them"
 */
final class OtherIds {
    private static final String TAIWAN_AREAS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private static final int[] SINGAPOREAN = {0, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] TAIWANESE = {0, 8, 7, 6, 5, 4, 3, 2, 1, 1};
    private static final int[] ABN = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    private static final int[] INLAND_REVENUE = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] SECOND_INLAND_REVENUE = {7, 4, 3, 2, 5, 2, 7, 6};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("AE Emirates ID", luhn().and(number -> number.value(0, 3) == 784), "999-9999-9999999-9")
                    .announcedBy(IdWords.and("emirates id", "eid"), "999999999999999"),
            IdKind.of(
                            "AU Medicare number",
                            remainder(8, 10, 1, 3, 7, 9, 1, 3, 7, 9).and(begins("23456")))
                    .announcedBy(
                            IdWords.and("medicare", "medicare no", "medicare number"),
                            "9999999999",
                            "9999 99999 9",
                            "99999999999",
                            "9999 99999 9 9",
                            "9999-99999-9"),
            IdKind.of(
                    "CN resident identity number",
                    signAt(17, "0123456789X").and(yearMonthDay(8)).and(mod11And2()),
                    "99999999999999999X"),
            IdKind.of("EG national number", begins("23").and(yearMonthDay(1)))
                    .announcedBy(IdWords.and("الرقم القومي", "بطاقة"), "99999999999999"),
            IdKind.of("HK identity card, one letter", OtherIds::isHongKong, "A999999(X")
                    .announcedBy(IdWords.and("hkid", "身份證", "身份证"), "A999999X", "A999999-X"),
            IdKind.of("HK identity card, two letters", OtherIds::isHongKong, "AA999999(X")
                    .announcedBy(IdWords.and("hkid", "身份證", "身份证"), "AA999999X"),
            IdKind.of("ID NIK", raisedDay(8, 6, 40))
                    .announcedBy(IdWords.and("nik", "ktp", "no ktp"), "9999999999999999"),
            IdKind.of("IL identity number", luhn().and(notAllSame()))
                    .announcedBy(IdWords.and("teudat zehut", "ת.ז", "תעודת זהות", "tz"), "999999999", "99999999-9"),
            IdKind.of("IN Aadhaar", verhoeff().and(begins("23456789")))
                    .announcedBy(
                            IdWords.and("aadhaar", "aadhar", "adhaar", "uidai", "uid", "आधार"),
                            "999999999999",
                            "9999 9999 9999",
                            "9999-9999-9999"),
            IdKind.of(
                            "JP My Number",
                            complement(11, 11, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2).and(notAllSame()))
                    .announcedBy(
                            IdWords.and("my number", "mynumber", "マイナンバー", "個人番号"),
                            "999999999999",
                            "9999 9999 9999",
                            "9999-9999-9999"),
            IdKind.of("KR resident registration number", yearMonthDay(0).and(signAt(6, "12345678")), "999999-9999999")
                    .announcedBy(IdWords.and("rrn", "주민등록번호", "주민번호"), "9999999999999"),
            IdKind.of("MY MyKad", yearMonthDay(0), "999999-99-9999")
                    .announcedBy(IdWords.and("mykad", "nric", "ic no", "no kp"), "999999999999"),
            IdKind.of("NG NIN", notAllSame()).announcedBy(IdWords.and("nin"), "99999999999", "9999 999 9999"),
            IdKind.of("PK CNIC", begins("1234567"), "99999-9999999-9")
                    .announcedBy(IdWords.and("cnic", "nadra"), "9999999999999"),
            IdKind.of("SA national number", luhn().and(begins("12")))
                    .announcedBy(IdWords.and("iqama", "الهوية", "رقم الهوية"), "9999999999"),
            IdKind.of("SG NRIC, FIN", OtherIds::isSingaporean, "A9999999A"),
            IdKind.of("TH national number", elevenLess(12, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2), "9-9999-99999-99-9")
                    .announcedBy(
                            IdWords.and("บัตรประชาชน", "เลขประจำตัวประชาชน", "thai id", "citizen id"),
                            "9999999999999",
                            "9 9999 99999 99 9"),
            IdKind.of("TW identity card", OtherIds::isTaiwanese)
                    .announcedBy(IdWords.and("身分證", "身分證字號", "身份證字號", "arc"), "A999999999"),
            IdKind.of(
                            "ZA identity number",
                            yearMonthDay(0).and(signAt(10, "012")).and(luhn()))
                    .announcedBy(
                            IdWords.and("rsa id", "sa id", "said", "id nommer"), "9999999999999", "999999 9999 999"));

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
            IdKind.of("AU ABN", OtherIds::isAbn)
                    .announcedBy(IdWords.taxAnd("abn", "business number"), "99999999999", "99 999 999 999"),
            IdKind.of("IN PAN", signAt(3, "ABCFGHLJPT"), "AAAAA9999A"),
            IdKind.of("NZ IRD number", OtherIds::isInlandRevenue)
                    .announcedBy(
                            IdWords.taxAnd("ird", "ird no", "ird number", "inland revenue"),
                            "99999999",
                            "999999999",
                            "99-999-999",
                            "999-999-999"));

    private OtherIds() {}

    /** Letters count from 10, a blank before a single one as 36; weights 9 to 1; A stands for 10. */
    private static boolean isHongKong(NumberRun number) {
        int letters = number.length() - 7;
        int sum = letters == 1 ? 36 * 9 : 0;
        for (int i = 0; i < number.length(); i++) {
            sum += number.value(i) * (number.length() - i);
        }
        char check = number.at(number.length() - 1);
        return sum % 11 == 0 && check <= 'A';
    }

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

    /** The letter counts as a number from 10 on; weights 1 and 9, then 8 to 1. */
    private static boolean isTaiwanese(NumberRun number) {
        int area = TAIWAN_AREAS.indexOf(number.at(0)) + 10;
        int sum = area / 10 + 9 * (area % 10) + CheckDigits.sum(number, TAIWANESE);
        return sum % 10 == 0 && "1289".indexOf(number.at(1)) >= 0;
    }

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
