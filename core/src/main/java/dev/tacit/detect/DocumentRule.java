package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.List;

/** Passports and driving licenses, whose numbers have no check: any number of their length that a word announces. */
final class DocumentRule implements NumberRule {
    private static final int LEAST_DIGITS = 4;
    private static final int MOST_GROUPS = 3;

    private static final Context PASSPORT_WORDS = Context.of(
            "passport",
            "passports",
            "passport no",
            "passport number",
            "passeport",
            "pasaporte",
            "passaporto",
            "passaporte",
            "reisepass",
            "reisepassnummer",
            "pass nr",
            "passnummer",
            "paspoort",
            "paspoortnummer",
            "paszport",
            "pass no",
            "паспорт",
            "паспорта",
            "pasaport",
            "passi",
            "pas",
            "útlevél",
            "διαβατήριο",
            "护照",
            "护照号",
            "護照",
            "旅券",
            "旅券番号",
            "パスポート",
            "여권",
            "여권번호",
            "جواز السفر",
            "דרכון",
            "पासपोर्ट",
            "paspor",
            "hộ chiếu");

    private static final Context LICENSE_WORDS = Context.of(
            "driving licence",
            "driving license",
            "driver license",
            "driver licence",
            "drivers license",
            "drivers licence",
            "driver's license",
            "driver's licence",
            "driver’s license",
            "driver’s licence",
            "licence no",
            "license no",
            "driverslicense",
            "driverlicense",
            "drivinglicence",
            "dl no",
            "dl number",
            "dln",
            "dl",
            "führerschein",
            "fuehrerschein",
            "führerscheinnummer",
            "permis de conduire",
            "permis",
            "carnet de conducir",
            "permiso de conducir",
            "licencia de conducir",
            "patente",
            "patente di guida",
            "carta de condução",
            "cnh",
            "rijbewijs",
            "rijbewijsnummer",
            "körkort",
            "førerkort",
            "kørekort",
            "ajokortti",
            "prawo jazdy",
            "водительское удостоверение",
            "ehliyet",
            "运转免许",
            "驾驶证",
            "運転免許",
            "運転免許証",
            "운전면허");

    private final String category;
    private final int shortest;
    private final int longest;
    private final Context announced;

    private DocumentRule(String category, int shortest, int longest, Context announced) {
        this.category = category;
        this.shortest = shortest;
        this.longest = longest;
        this.announced = announced;
    }

    /** ICAO Doc 9303-4: at most nine signs; some countries write a blank after their series. */
    static DocumentRule passports() {
        return new DocumentRule(Categories.PASSPORT, 6, 10, PASSPORT_WORDS);
    }

    /** From the seven digits of some states to the eighteen signs of the British license with its issue number. */
    static DocumentRule licenses() {
        return new DocumentRule(Categories.NATIONAL_ID, 7, 18, LICENSE_WORDS);
    }

    @Override
    public String category() {
        return category;
    }

    @Override
    public int shortest() {
        return shortest;
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public List<Context> words() {
        return List.of(announced);
    }

    @Override
    public Chance chance(NumberRun number) {
        return isWrittenAsDocument(number) ? Chance.ANNOUNCED : Chance.NONE;
    }

    @Override
    public long find(NumberRun number) {
        boolean document = isWrittenAsDocument(number)
                && !Times.isTime(number)
                && announced.isAround(number)
                && !OtherNumbers.announce(number);
        return document ? number.span() : Span.NONE;
    }

    /** One group, or few with blanks or hyphens between; of letters alone it is a word. */
    private static boolean isWrittenAsDocument(NumberRun number) {
        int groups = number.groups();
        if (groups > MOST_GROUPS || digits(number) < LEAST_DIGITS) {
            return false;
        }
        for (int group = 0; group < groups - 1; group++) {
            if (number.separator(group) != ' ' && number.separator(group) != '-') {
                return false;
            }
        }
        return true;
    }

    private static int digits(NumberRun number) {
        return number.length() - Long.bitCount(number.letters());
    }
}
