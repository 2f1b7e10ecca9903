package dev.tacit.detect;

import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.weighted;

import java.util.List;

/**
 * The numbers by which Great Britain and Ireland know people.
 *
 * <ul>
 *   <li>GB NHS number: NHS Data Dictionary, <cite>NHS NUMBER</cite>: weights 10 to 2 by 11
 *   <li>GB National Insurance number: HMRC National Insurance Manual NIM39110: letters that are not used, and
 *       prefixes that are not given out
 *   <li>IE PPS number: Social Welfare Consolidation Act 2005 § 262; Revenue Commissioners, PPS number check
 *       character: weights 8 to 2, and 9 for a second letter, by 23
 * </ul>
 */
final class BritishIds {
    private static final int[] IRISH = {8, 7, 6, 5, 4, 3, 2};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of(
                            "GB NHS number",
                            weighted(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1).and(notAllSame()))
                    .announcedBy(
                            IdWords.and("nhs", "nhs no", "nhs number", "national health", "patient"),
                            "999 999 9999",
                            "9999999999",
                            "999-999-9999"),
            IdKind.of(
                    "GB National Insurance number",
                    BritishIds::isNino,
                    "AA999999A",
                    "AA 99 99 99 A",
                    "AA 999999 A",
                    "AA-99-99-99-A"),
            IdKind.of("IE PPS number", BritishIds::isIrish)
                    .announcedBy(IdWords.and("pps", "ppsn", "pps number", "pps no"), "9999999A", "9999999AA"));

    private BritishIds() {}

    /** HMRC NIM39110: letters that are not used, and prefixes that are not given out. */
    private static boolean isNino(NumberRun number) {
        char first = number.at(0);
        char second = number.at(1);
        boolean reserved = switch (first) {
            case 'B' -> second == 'G';
            case 'G' -> second == 'B';
            case 'K' -> second == 'N';
            case 'N' -> second == 'K' || second == 'T';
            case 'T' -> second == 'N';
            case 'Z' -> second == 'Z';
            default -> false;
        };
        return !reserved && "DFIQUV".indexOf(first) < 0 && "DFIQUVO".indexOf(second) < 0 && number.at(8) <= 'D';
    }

    private static boolean isIrish(NumberRun number) {
        int second = number.length() == 9 ? number.at(8) - 'A' + 1 : 0;
        int sum = CheckDigits.sum(number, IRISH) + 9 * (second == 'W' - 'A' + 1 ? 0 : second);
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == number.at(7) && second <= 'W' - 'A' + 1;
    }
}
