package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.Collection;
import java.util.List;

/**
 * Telephone numbers as they are written inside a country: where a word announces one, or where the plan of a region that
 * the host named allows one.
 *
 * <p>In such a region a number counts with its trunk prefix, and without it too if it has seven digits or the plan has no
 * such prefix. Points in time, dates and decimal numbers never count.
 */
final class NationalPhoneRule implements NumberRule {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_ANNOUNCED = 7;
    private static final int LONGEST_ANNOUNCED = 13;

    /** A word that ends at most so many characters before a number leaves no doubt, even of what looks like a time. */
    private static final int NEAR = 10;

    private static final Context ANNOUNCED = Context.of(
            // English, and signs that are used everywhere
            "tel",
            "tels",
            "telephone",
            "phone",
            "phones",
            "phone no",
            "mobile",
            "mob",
            "cell",
            "cellphone",
            "cellular",
            "landline",
            "fax",
            "telefax",
            "sms",
            "whatsapp",
            "viber",
            "msisdn",
            "gsm",
            "dial",
            "call me",
            "ring me",
            "call back",
            "callback",
            "contact number",
            "my number",
            // German, Dutch, Scandinavian
            "telefon",
            "telefonnummer",
            "rufnummer",
            "handy",
            "handynummer",
            "mobil",
            "mobilnummer",
            "mobilfunk",
            "festnetz",
            "rückruf",
            "telefoon",
            "telefoonnummer",
            "mobiel",
            "tlf",
            "telefonnr",
            "mobilnr",
            // Romance languages
            "téléphone",
            "tél",
            "telephone",
            "portable",
            "appelez",
            "teléfono",
            "telefono",
            "móvil",
            "movil",
            "celular",
            "telefone",
            "telemóvel",
            "telemovel",
            "cellulare",
            "cel",
            "fone",
            "telèfon",
            "fijo",
            // Slavic, Baltic, Finnish, Hungarian, Greek, Turkish
            "telefonu",
            "telefonní",
            "komórka",
            "kom",
            "mobilní",
            "mobilný",
            "тел",
            "телефон",
            "моб",
            "мобильный",
            "телефона",
            "телефону",
            "puhelin",
            "puh",
            "matkapuhelin",
            "puhelinnumero",
            "telefonszám",
            "τηλέφωνο",
            "τηλ",
            "κινητό",
            "cep",
            "telefonas",
            "tālrunis",
            "telefoni",
            // Asia and Africa
            "電話",
            "電話番号",
            "携帯",
            "携帯電話",
            "电话",
            "电话号码",
            "手机",
            "手机号",
            "手机号码",
            "手機",
            "電話號碼",
            "전화",
            "전화번호",
            "휴대폰",
            "휴대전화",
            "연락처",
            "هاتف",
            "جوال",
            "موبايل",
            "טלפון",
            "נייד",
            "फोन",
            "मोबाइल",
            "โทร",
            "โทรศัพท์",
            "điện thoại",
            "telepon",
            "nomor hp",
            "simu");

    private final List<PhonePlans.Plan> plans;

    /** Takes the regions whose plans count without an announcement. */
    NationalPhoneRule(Collection<String> regions) {
        this.plans = regions.stream()
                .sorted()
                .flatMap(region -> PhonePlans.ofRegion(region).stream())
                .toList();
    }

    @Override
    public String category() {
        return Categories.PHONE_NUMBER;
    }

    @Override
    public int shortest() {
        return plans.isEmpty() ? SHORTEST_ANNOUNCED : SHORTEST;
    }

    /** Some islands have numbers of four digits. */
    @Override
    public int fewestChars() {
        return plans.isEmpty() ? Detectors.FEWEST_CHARS : SHORTEST;
    }

    @Override
    public int longest() {
        return plans.isEmpty() ? LONGEST_ANNOUNCED : 17;
    }

    @Override
    public Chance chance(NumberRun number) {
        if (!isGroupedAsPhone(number) || !number.areDigits(0, number.length())) {
            return Chance.NONE;
        }
        if (!plans.isEmpty()) {
            return Chance.ALONE;
        }
        return mayBeAnnounced(number) ? Chance.ANNOUNCED : Chance.NONE;
    }

    @Override
    public List<Context> words() {
        return List.of(ANNOUNCED);
    }

    @Override
    public long find(NumberRun number) {
        boolean phone = isGroupedAsPhone(number)
                && number.areDigits(0, number.length())
                && ((isPlanned(number) && !isRatherTime(number)) || isAnnounced(number));
        return phone ? Span.of(number.start(), PhoneExtension.end(number.text(), number.end())) : Span.NONE;
    }

    /** What a plan allows is a time only if it can be nothing else, or if a word says so. */
    private static boolean isRatherTime(NumberRun number) {
        return Times.isTime(number) && (number.length() != 10 || OtherNumbers.announceTime(number));
    }

    /** Bare, or in a few groups that are no date, no decimal number and no address of the internet. */
    private static boolean isGroupedAsPhone(NumberRun number) {
        int groups = number.groups();
        if (groups == 1) {
            return true;
        }
        if (groups > 6 || number.groupLength(0) > 6 || (groups == 2 && number.separator(0) == '.')) {
            return false;
        }
        int slashes = 0;
        boolean dotted = groups == 4;
        for (int group = 0; group < groups - 1; group++) {
            char separator = number.separator(group);
            slashes += separator == '/' ? 1 : 0;
            dotted &= separator == '.' && number.groupLength(group) <= 3;
            if (separator == '+') {
                return false;
            }
        }
        return slashes < 2 && !dotted;
    }

    private static boolean isAnnounced(NumberRun number) {
        return mayBeAnnounced(number) && hasWord(number) && !OtherNumbers.announce(number);
    }

    private static boolean mayBeAnnounced(NumberRun number) {
        int length = number.length();
        return length >= SHORTEST_ANNOUNCED && length <= LONGEST_ANNOUNCED && isInGroupsOfSome(number);
    }

    private static boolean hasWord(NumberRun number) {
        int near = Math.max(number.floor(), number.start() - NEAR);
        return Times.isTime(number)
                ? ANNOUNCED.isBefore(number.text(), number.start(), near)
                : ANNOUNCED.isAround(number);
    }

    /** No group of one digit after the first, and none longer than people dial at once. */
    private static boolean isInGroupsOfSome(NumberRun number) {
        for (int group = 1; group < number.groups(); group++) {
            if (number.groupLength(group) < 2 || number.groupLength(group) > 8) {
                return false;
            }
        }
        return number.groups() == 1 || number.groupLength(0) <= 5;
    }

    private boolean isPlanned(NumberRun number) {
        for (int i = 0; i < plans.size(); i++) {
            if (isPlanned(number, plans.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlanned(NumberRun number, PhonePlans.Plan plan) {
        String trunk = plan.trunk();
        boolean trunkWritten = !trunk.isEmpty() && beginsWith(number, trunk) && allows(plan, number, trunk.length());
        boolean trunkNeeded = !trunk.isEmpty() && !trunk.equals("1") && number.length() < SHORTEST_ANNOUNCED;
        return trunkWritten || (!trunkNeeded && allows(plan, number, 0));
    }

    private static boolean beginsWith(NumberRun number, String trunk) {
        for (int i = 0; i < trunk.length(); i++) {
            if (number.at(i) != trunk.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allows(PhonePlans.Plan plan, NumberRun number, int from) {
        int length = number.length() - from;
        return length > 2 && plan.allows((int) number.value(from, from + 2), length);
    }
}
