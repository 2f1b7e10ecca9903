package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.yearMonthDay;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.mod11And2;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.signAt;

import java.util.List;

/**
 * The numbers by which the states of East Asia know people.
 *
 * <ul>
 *   <li>CN resident identity number: GB 11643-1999; ISO/IEC 7064 MOD 11-2
 *   <li>HK identity card, one letter: Immigration Department of Hong Kong, identity card number: letters count from
 *       10, weights by 11
 *   <li>JP My Number: Ordinance No. 85 of 2014 of the Ministry of Internal Affairs and Communications, art. 5:
 *       weights 6 to 2, 7 to 2, 11 less the remainder by 11
 *   <li>KR resident registration number: Resident Registration Act, enforcement rule art. 2: birth date, sex and
 *       century; since October 2020 the rest is drawn by lot, and no check digit holds
 *   <li>TW identity card: Household Registration Act; Ministry of the Interior: the letter counts as two digits,
 *       weights 1, 9, 8 to 1 by 10
 * </ul>
 */
final class EastAsianIds {
    private static final String TAIWAN_AREAS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    private static final int[] TAIWANESE = {0, 8, 7, 6, 5, 4, 3, 2, 1, 1};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of(
                    "CN resident identity number",
                    signAt(17, "0123456789X").and(yearMonthDay(8)).and(mod11And2()),
                    "99999999999999999X"),
            IdKind.of("HK identity card, one letter", EastAsianIds::isHongKong, "A999999(X")
                    .announcedBy(IdWords.and("hkid", "身份證", "身份证"), "A999999X", "A999999-X"),
            IdKind.of("HK identity card, two letters", EastAsianIds::isHongKong, "AA999999(X")
                    .announcedBy(IdWords.and("hkid", "身份證", "身份证"), "AA999999X"),
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
            IdKind.of("TW identity card", EastAsianIds::isTaiwanese)
                    .announcedBy(IdWords.and("身分證", "身分證字號", "身份證字號", "arc"), "A999999999"));

    private EastAsianIds() {}

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

    /** The letter counts as a number from 10 on; weights 1 and 9, then 8 to 1. */
    private static boolean isTaiwanese(NumberRun number) {
        int area = TAIWAN_AREAS.indexOf(number.at(0)) + 10;
        int sum = area / 10 + 9 * (area % 10) + CheckDigits.sum(number, TAIWANESE);
        return sum % 10 == 0 && "1289".indexOf(number.at(1)) >= 0;
    }
}
