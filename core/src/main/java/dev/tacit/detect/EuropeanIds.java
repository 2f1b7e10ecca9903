package dev.tacit.detect;

import static dev.tacit.detect.BirthDates.dayMonthYear;
import static dev.tacit.detect.BirthDates.raisedDay;
import static dev.tacit.detect.BirthDates.raisedMonth;
import static dev.tacit.detect.CheckDigits.begins;
import static dev.tacit.detect.CheckDigits.complement;
import static dev.tacit.detect.CheckDigits.luhn;
import static dev.tacit.detect.CheckDigits.luhnFrom;
import static dev.tacit.detect.CheckDigits.mod11And10;
import static dev.tacit.detect.CheckDigits.notAllSame;
import static dev.tacit.detect.CheckDigits.remainder;
import static dev.tacit.detect.CheckDigits.signAt;
import static dev.tacit.detect.CheckDigits.signOf;
import static dev.tacit.detect.CheckDigits.weighted;

import java.util.List;

/**
 * The numbers by which the states of Europe know people.
 *
 * @see "the registers' own publications, as Wikipedia's 'National identification number' and its pages per country cite them"
 */
final class EuropeanIds {
    private static final String NIF_SIGNS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String HETU_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static final int[] LATVIAN = {1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] SWISS = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1};
    private static final int[] BALTIC = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    private static final int[] SECOND_BALTIC = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
    private static final int[] IRISH = {8, 7, 6, 5, 4, 3, 2};
    private static final int[] DUTCH = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] NORWEGIAN = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_NORWEGIAN = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] ROMANIAN = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    private static final int[] SNILS = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] INN = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] SECOND_INN = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] GERMAN = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};

    static final List<IdKind> NATIONAL = List.of(
            IdKind.of("AT Sozialversicherungsnummer", complementOfAustria().and(dayMonthYear(4)))
                    .announcedBy(
                            IdWords.and(
                                    "svnr", "sv-nummer", "sozialversicherungsnummer", "versicherungsnummer", "sv nr"),
                            "9999999999",
                            "9999 999999"),
            IdKind.of("BE rijksregisternummer", EuropeanIds::isBelgian, "99.99.99-999.99")
                    .announcedBy(
                            IdWords.and(
                                    "rijksregisternummer", "rijksregister", "registre national", "niss", "insz", "nrn"),
                            "99999999999",
                            "999999-999-99",
                            "999999-999.99"),
            IdKind.of("BG EGN", remainder(9, 11, 2, 4, 8, 5, 10, 9, 7, 3, 6).and(raisedMonth(0, 20)))
                    .announcedBy(IdWords.and("egn", "егн"), "9999999999"),
            IdKind.of("CH AHV-Nummer", EuropeanIds::isSwiss, "999.9999.9999.99", "9999999999999"),
            IdKind.of(
                            "CZ, SK rodné číslo",
                            number -> number.value(0, 10) % 11 == 0
                                    && isRaised(number.value(2, 4))
                                    && BirthDates.isDay(number.value(4, 6)),
                            "999999/9999")
                    .announcedBy(IdWords.and("rodné číslo", "rodne cislo", "rodné", "rč"), "9999999999", "999999 9999"),
            IdKind.of(
                    "DE Rentenversicherungsnummer", EuropeanIds::isGermanInsurance, "99999999A999", "99 999999 A 999"),
            IdKind.of("DK CPR-nummer", raisedDay(2, 0, 60))
                    .announcedBy(
                            IdWords.and("cpr", "cpr nr", "cpr-nummer", "cprnr", "personnummer"),
                            "999999-9999",
                            "9999999999",
                            "999999 9999"),
            IdKind.of("EE isikukood, LT asmens kodas", EuropeanIds::isBaltic)
                    .announcedBy(IdWords.and("isikukood", "asmens kodas", "asmens kodo", "ik"), "99999999999"),
            IdKind.of("ES NIF", signOf(0, 8, 8, NIF_SIGNS), "99999999A", "99999999-A", "99.999.999-A")
                    .announcedBy(IdWords.and("dni", "nif"), "99999999 A", "99.999.999 A"),
            IdKind.of("ES NIE", EuropeanIds::isNie, "A9999999A", "A-9999999-A", "A9999999-A"),
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
            IdKind.of("FR NIR", EuropeanIds::isFrench, "9 99 99 XX 999 999 99", "99999XX99999999", "99999XX999999 99"),
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
                    EuropeanIds::isNino,
                    "AA999999A",
                    "AA 99 99 99 A",
                    "AA 999999 A",
                    "AA-99-99-99-A"),
            IdKind.of("GR AMKA", luhn().and(dayMonthYear(0))).announcedBy(IdWords.and("amka", "αμκα"), "99999999999"),
            IdKind.of("HR OIB", mod11And10())
                    .announcedBy(IdWords.and("oib", "osobni identifikacijski broj"), "99999999999"),
            IdKind.of("HU TAJ-szám", remainder(8, 10, 3, 7, 3, 7, 3, 7, 3, 7).and(notAllSame()))
                    .announcedBy(IdWords.and("taj", "taj szám", "tajszám"), "999999999", "999 999 999", "999-999-999"),
            IdKind.of("IE PPS number", EuropeanIds::isIrish)
                    .announcedBy(IdWords.and("pps", "ppsn", "pps number", "pps no"), "9999999A", "9999999AA"),
            IdKind.of(
                            "IS kennitala",
                            complement(8, 11, 3, 2, 7, 6, 5, 4, 3, 2)
                                    .and(dayMonthYear(0))
                                    .and(signAt(9, "890")),
                            "999999-9999")
                    .announcedBy(IdWords.and("kennitala", "kt"), "9999999999"),
            IdKind.of("IT codice fiscale", CodiceFiscale::isValid, "AAAAAAXXAXXAXXXA", "AAA AAA XXAXX AXXXA"),
            IdKind.of(
                            "LV personas kods",
                            dayMonthYear(0)
                                    .and(number -> Math.floorMod(1101 - CheckDigits.sum(number, LATVIAN), 11) % 10
                                            == number.value(10)),
                            "999999-99999")
                    .announcedBy(IdWords.and("personas kods", "pk"), "99999999999"),
            IdKind.of("NL burgerservicenummer", EuropeanIds::isDutch)
                    .announcedBy(
                            IdWords.and("bsn", "burgerservicenummer", "sofi", "sofinummer"),
                            "999999999",
                            "9999.99.999",
                            "999 999 999"),
            IdKind.of("NO fødselsnummer", EuropeanIds::isNorwegian, "99999999999")
                    .announcedBy(
                            IdWords.and("fødselsnummer", "fodselsnummer", "fnr", "personnummer", "d-nummer"),
                            "999999 99999"),
            IdKind.of("PL PESEL", weighted(10, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1).and(raisedMonth(0, 20)))
                    .announcedBy(IdWords.and("pesel", "nr pesel"), "99999999999"),
            IdKind.of("RO CNP", EuropeanIds::isRomanian)
                    .announcedBy(IdWords.and("cnp", "cod numeric personal"), "9999999999999"),
            IdKind.of(
                            "RS, BA, ME, MK, SI JMBG",
                            complement(12, 11, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
                                    .and(dayMonthYear(0)))
                    .announcedBy(IdWords.and("jmbg", "emšo", "emso", "јмбг", "embg"), "9999999999999"),
            IdKind.of("RU СНИЛС", EuropeanIds::isSnils, "999-999-999 99", "999-999-999-99")
                    .announcedBy(IdWords.and("снилс", "snils"), "99999999999"),
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
                    .announcedBy(IdWords.SWEDISH, "99999999-9999", "999999999999"),
            IdKind.of(
                            "TR kimlik numarası",
                            begins("123456789")
                                    .and(remainder(9, 10, 7, 9, 7, 9, 7, 9, 7, 9, 7))
                                    .and(remainder(10, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
                    .announcedBy(
                            IdWords.and("tckn", "t.c. kimlik", "kimlik", "kimlik no", "tc", "tc no"), "99999999999"));

    static final List<IdKind> TAX = List.of(
            IdKind.of(
                            "DE Steueridentifikationsnummer",
                            begins("123456789").and(mod11And10()).and(EuropeanIds::repeatsOneDigit))
                    .announcedBy(
                            IdWords.taxAnd(
                                    "steuer id",
                                    "steuerid",
                                    "idnr",
                                    "id nr",
                                    "steueridentifikationsnummer",
                                    "steuerliche",
                                    "identifikationsnummer",
                                    "steuernummer"),
                            "99999999999",
                            "99 999 999 999"),
            IdKind.of("PL NIP", remainder(9, 11, 6, 5, 7, 2, 3, 4, 5, 6, 7).and(notAllSame()))
                    .announcedBy(IdWords.taxAnd("nip", "nr nip"), "9999999999", "999-999-99-99", "999-99-99-999"),
            IdKind.of("PT NIF", complement(8, 11, 9, 8, 7, 6, 5, 4, 3, 2).and(begins("1235689")))
                    .announcedBy(
                            IdWords.taxAnd("nif", "contribuinte", "número de contribuinte", "nipc"),
                            "999999999",
                            "999 999 999"),
            IdKind.of("RU ИНН", EuropeanIds::isInn).announcedBy(IdWords.taxAnd("инн", "inn"), "999999999999"),
            IdKind.of("UA РНОКПП", remainder(9, 11, 10, 5, 7, 9, 4, 6, 10, 5, 7))
                    .announcedBy(IdWords.taxAnd("рнокпп", "іпн", "ипн", "rnokpp"), "9999999999"));

    private EuropeanIds() {}

    /** The fourth digit is the remainder by 11 of the other nine, weighed. */
    private static IdCheck complementOfAustria() {
        return remainder(3, 11, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6).and(number -> number.at(0) != '0');
    }

    /** The last two digits complete 97 less the others' remainder; a 2 stands before those born since 2000. */
    private static boolean isBelgian(NumberRun number) {
        long nine = number.value(0, 9);
        long check = number.value(9, 11);
        boolean either = check == 97 - nine % 97 || check == 97 - (2_000_000_000L + nine) % 97;
        return either && number.value(2, 4) % 20 <= 12 && number.value(4, 6) <= 31;
    }

    private static boolean isSwiss(NumberRun number) {
        return number.value(0, 3) == 756 && CheckDigits.sum(number, SWISS) % 10 == 0;
    }

    /** Months are raised by 50 for women, by 20 where a day had too many births. */
    private static boolean isRaised(long month) {
        return BirthDates.isMonth(month % 50) || BirthDates.isMonth(month % 50 - 20);
    }

    /** Area, birth date, initial, serial number; the letter counts as two digits. */
    private static boolean isGermanInsurance(NumberRun number) {
        int letter = number.at(8) - 'A' + 1;
        int sum = crossSum(letter / 10 * GERMAN[8]) + crossSum(letter % 10 * GERMAN[9]);
        for (int i = 0; i < 8; i++) {
            sum += crossSum(number.value(i) * GERMAN[i]);
        }
        sum += crossSum(number.value(9) * GERMAN[10]) + crossSum(number.value(10) * GERMAN[11]);
        return sum % 10 == number.value(11)
                && BirthDates.isDay(number.value(2, 4))
                && BirthDates.isMonth(number.value(4, 6));
    }

    private static int crossSum(int value) {
        return value / 10 + value % 10;
    }

    /** Weights 1 to 9 and 1 again; where those leave 10, weights 3 to 9 and 1 to 3. */
    private static boolean isBaltic(NumberRun number) {
        int check = CheckDigits.sum(number, BALTIC) % 11;
        if (check == 10) {
            check = CheckDigits.sum(number, SECOND_BALTIC) % 11 % 10;
        }
        return check == number.value(10)
                && number.at(0) >= '1'
                && number.at(0) <= '8'
                && BirthDates.isMonth(number.value(3, 5))
                && BirthDates.isDay(number.value(5, 7));
    }

    /** X, Y or Z stand for 0, 1 or 2. */
    private static boolean isNie(NumberRun number) {
        int first = number.at(0) - 'X';
        return first >= 0 && NIF_SIGNS.charAt((int) ((first * 10_000_000L + number.value(1, 8)) % 23)) == number.at(8);
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

    private static boolean isDutch(NumberRun number) {
        int sum = CheckDigits.sum(number, DUTCH) - number.value(8);
        return sum > 0 && sum % 11 == 0;
    }

    /** Days are raised by 40 for those without a residence, months by 40 or 80 for numbers of help and of tests. */
    private static boolean isNorwegian(NumberRun number) {
        return CheckDigits.sum(number, NORWEGIAN) % 11 == 0
                && CheckDigits.sum(number, SECOND_NORWEGIAN) % 11 == 0
                && BirthDates.isDay(number.value(0, 2) % 40)
                && BirthDates.isMonth(number.value(2, 4) % 40);
    }

    private static boolean isRomanian(NumberRun number) {
        int check = CheckDigits.sum(number, ROMANIAN) % 11;
        return (check == 10 ? 1 : check) == number.value(12)
                && number.at(0) != '0'
                && BirthDates.isMonth(number.value(3, 5))
                && BirthDates.isDay(number.value(5, 7));
    }

    private static boolean isSnils(NumberRun number) {
        return CheckDigits.sum(number, SNILS) % 101 % 100 == number.value(9, 11) && number.value(0, 9) > 0;
    }

    private static boolean isInn(NumberRun number) {
        return CheckDigits.sum(number, INN) % 11 % 10 == number.value(10)
                && CheckDigits.sum(number, SECOND_INN) % 11 % 10 == number.value(11)
                && number.value(0, 11) > 0;
    }

    /** A date and four digits that could be hours and minutes are more often a point in time. */
    private static boolean isTimeOfDay(NumberRun number, int place) {
        return number.value(place, place + 2) < 24 && number.value(place + 2, place + 4) < 60;
    }

    /** One digit stands twice or three times among the first ten, and no other does. */
    private static boolean repeatsOneDigit(NumberRun number) {
        int repeated = 0;
        for (int digit = 0; digit < 10; digit++) {
            int count = 0;
            for (int i = 0; i < 10; i++) {
                count += number.value(i) == digit ? 1 : 0;
            }
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated == 1;
    }
}
