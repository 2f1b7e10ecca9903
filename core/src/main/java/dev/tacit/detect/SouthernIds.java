package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.dayMonthYear;
import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.luhn;
import static dev.tacit.detect.CheckDigits.remainder;
import static dev.tacit.detect.CheckDigits.signOf;

import java.util.List;

/**
 * The numbers by which the states of southern Europe know people.
 *
 * <ul>
 *   <li>ES NIF: Real Decreto 1553/2005; Ministerio del Interior: <cite>Cálculo del dígito de control del NIF-
 *       NIE</cite>: the remainder by 23 as a letter
 *   <li>GR AMKA: Act 3655/2008 art. 153; amka.gr: birth date and Luhn's check
 *   <li>IT codice fiscale: see {@link CodiceFiscale}
 *   <li>PT NIF: Decreto-Lei n.º 14/2013; Autoridade Tributária: weights 9 to 2, 11 less the remainder by 11
 *   <li>TR kimlik numarası: Act 5490 on population services, art. 46; Nüfus ve Vatandaşlık İşleri: two check digits
 *       by 10
 * </ul>
 */
final class SouthernIds {
    private static final String NIF_SIGNS = "TRWAGMYFPDXBNJZSQVHLCKE";

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("ES NIF", signOf(0, 8, 8, NIF_SIGNS), "99999999A", "99999999-A", "99.999.999-A")
                    .announcedBy(IdWords.and("dni", "nif"), "99999999 A", "99.999.999 A"),
            IdKind.of("ES NIE", SouthernIds::isNie, "A9999999A", "A-9999999-A", "A9999999-A"),
            IdKind.of("GR AMKA", luhn().and(dayMonthYear(0))).announcedBy(IdWords.and("amka", "αμκα"), "99999999999"),
            IdKind.of("IT codice fiscale", CodiceFiscale::isValid, "AAAAAAXXAXXAXXXA", "AAA AAA XXAXX AXXXA"),
            IdKind.of(
                            "TR kimlik numarası",
                            begins("123456789")
                                    .and(remainder(9, 10, 7, 9, 7, 9, 7, 9, 7, 9, 7))
                                    .and(remainder(10, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
                    .announcedBy(
                            IdWords.and("tckn", "t.c. kimlik", "kimlik", "kimlik no", "tc", "tc no"), "99999999999"));

    static final List<IdKind> TAX = List.of(
            IdKind.of("PT NIF", complement(8, 11, 9, 8, 7, 6, 5, 4, 3, 2).and(begins("1235689")))
                    .announcedBy(
                            IdWords.taxAnd("nif", "contribuinte", "número de contribuinte", "nipc"),
                            "999999999",
                            "999 999 999"));

    private SouthernIds() {}

    /** X, Y or Z stand for 0, 1 or 2. */
    private static boolean isNie(NumberRun number) {
        int first = number.at(0) - 'X';
        return first >= 0 && NIF_SIGNS.charAt((int) ((first * 10_000_000L + number.value(1, 8)) % 23)) == number.at(8);
    }
}
