package dev.tacit.detect;

import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.luhn;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.weighted;

import java.util.List;

/**
 * The numbers by which the states of America know people.
 *
 * <ul>
 *   <li>AR CUIL: AFIP, Resolución General 10/1997: weights 5, 4, 3, 2, 7 to 2 by 11
 *   <li>BR CPF: Receita Federal, IN RFB 2.172/2024: two digits, 11 less the remainder by 11
 *   <li>BR CNPJ: Receita Federal, IN RFB 2.229/2024, which lets letters in: they count as their ASCII code less 48
 *   <li>CA SIN: Employment and Social Development Canada, Social Insurance Number code of practice: Luhn's check
 *   <li>CL RUT: Servicio de Impuestos Internos, DFL 3/1969: weights 2 to 7 by 11, K for 10
 *   <li>EC cédula: Registro Civil: province in front, third digit below 6, and Luhn's check
 *   <li>MX CURP: RENAPO, Instructivo Normativo para la asignación de la CURP (DOF 2021-10-18)
 *   <li>MX RFC: Código Fiscal de la Federación art. 27; SAT: letters of the name and the birth date
 *   <li>US SSN: Social Security Administration, Social Security Number Randomization: no check digit; areas that are not given out
 *   <li>US ITIN: IRS, Internal Revenue Manual 3.21.263: 9 in front, and the ranges of the fourth and fifth digit
 *   <li>UY cédula de identidad: Dirección Nacional de Identificación Civil: weights 2, 9, 8, 7, 6, 3, 4 by 10
 * </ul>
 */
final class AmericanIds {
    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("AR CUIL", weighted(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1).and(begins("2")), "99-99999999-9")
                    .announcedBy(IdWords.and("cuil", "cuit"), "99999999999"),
            IdKind.of(
                            "BR CPF",
                            complement(9, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
                                    .and(complement(10, 11, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2))
                                    .and(notAllSame()),
                            "999.999.999-99")
                    .announcedBy(IdWords.and("cpf", "cpf/mf"), "99999999999", "999999999-99", "999 999 999 99"),
            IdKind.of("CA SIN", luhn().and(notAllSame()))
                    .announcedBy(
                            IdWords.and("sin", "social insurance", "nas", "assurance sociale"),
                            "999999999",
                            "999 999 999",
                            "999-999-999"),
            IdKind.of("CL RUT", AmericanIds::isChilean, "99.999.999-X", "9.999.999-X")
                    .announcedBy(IdWords.and("rut", "run"), "99999999-X", "9999999-X", "99999999X"),
            IdKind.of("EC cédula", luhn().and(number -> number.value(0, 2) <= 24 && number.at(2) < '6'))
                    .announcedBy(IdWords.and("cédula", "cedula", "ci"), "9999999999", "999999999-9"),
            IdKind.of("MX CURP", AmericanIds::isCurp, "AAAA999999AAAAAAX9"),
            IdKind.of("US Social Security number", AmericanIds::isSsn, "999-99-9999")
                    .announcedBy(
                            IdWords.and("ssn", "ssns", "social security", "soc sec", "ss no"),
                            "999999999",
                            "999 99 9999"),
            IdKind.of("UY cédula de identidad", complement(7, 10, 2, 9, 8, 7, 6, 3, 4), "9.999.999-9")
                    .announcedBy(IdWords.and("cédula", "cedula", "ci"), "9999999-9", "99999999"));

    static final List<IdKind> TAX = List.of(
            IdKind.of("BR CNPJ", AmericanIds::isCnpj, "XX.XXX.XXX/XXXX-99")
                    .announcedBy(IdWords.taxAnd("cnpj", "cnpj/mf"), "XXXXXXXXXXXX99"),
            IdKind.of("MX RFC of a person", AmericanIds::isRfc, "AAAA999999XXX"),
            IdKind.of("US ITIN", AmericanIds::isItin, "999-99-9999")
                    .announcedBy(IdWords.taxAnd("itin", "tin", "taxpayer"), "999999999", "999 99 9999"));

    private AmericanIds() {}

    /** SSA, Social Security Number Randomization: areas 000, 666 and from 900 on are not given out. */
    private static boolean isSsn(NumberRun number) {
        long area = number.value(0, 3);
        return area != 0 && area != 666 && area < 900 && number.value(3, 5) != 0 && number.value(5, 9) != 0;
    }

    /** IRS Publication 1915: area from 900 on, and certain groups. */
    private static boolean isItin(NumberRun number) {
        long group = number.value(3, 5);
        boolean given = group >= 50 && group != 66 && group != 67 && group != 68 && group != 69 && group != 89;
        return number.at(0) == '9' && given && group != 93;
    }

    /** From the right, weights 2 to 7 again and again; K stands for 10. */
    private static boolean isChilean(NumberRun number) {
        int last = number.length() - 1;
        if (!number.areDigits(0, last)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += number.value(last - 1 - i) * (2 + i % 6);
        }
        return "0K987654321".charAt(sum % 11) == number.at(last);
    }

    /** RENAPO: weights 18 to 2; N with tilde counts among the letters. */
    private static boolean isCurp(NumberRun number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = number.value(i);
            sum += (value > 23 ? value + 1 : value) * (18 - i);
        }
        return (10 - sum % 10) % 10 == number.value(17)
                && BirthDates.isMonth(number.value(6, 8))
                && BirthDates.isDay(number.value(8, 10))
                && "HMX".indexOf(number.at(10)) >= 0;
    }

    /** SAT: weights 13 to 2; the ampersand counts among the letters; A stands for 10. */
    private static boolean isRfc(NumberRun number) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            int value = number.value(i);
            sum += (value > 23 ? value + 1 : value) * (13 - i);
        }
        return "0A987654321".charAt(sum % 11) == number.at(12)
                && BirthDates.isMonth(number.value(6, 8))
                && BirthDates.isDay(number.value(8, 10));
    }

    /** Receita Federal, IN 2229/2024: since 2026 letters too, which count as their place in ASCII less 48. */
    private static boolean isCnpj(NumberRun number) {
        return number.value(0) + number.value(1) + number.value(2) + number.value(12) + number.value(13) > 0
                && cnpjDigit(number, 12) == number.value(12)
                && cnpjDigit(number, 13) == number.value(13);
    }

    private static int cnpjDigit(NumberRun number, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int fromRight = length - 1 - i;
            sum += (number.isDigit(i) ? number.value(i) : number.at(i) - '0') * (2 + fromRight % 8);
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
