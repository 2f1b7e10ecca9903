package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is valid by its own rules is found, not only the examples that we thought of. */
class GeneratedPositivesProperties {
    @Property
    void anyVisaNumber_isFoundBareAndGrouped(@ForAll long seed) {
        String card = withCheckDigit("4" + digits(seed, 14));
        assertThat(Labels.scrub("pay " + card + " now")).isEqualTo("pay <payment-card> now");
        assertThat(Labels.scrub("pay " + card.replaceAll("(.{4})(?=.)", "$1 ") + " now"))
                .isEqualTo("pay <payment-card> now");
    }

    @Property
    void anyVisaNumberWithAnotherCheckDigit_isLeftAlone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int change) {
        String card = withCheckDigit("4" + digits(seed, 14));
        int wrong = (card.charAt(15) - '0' + change) % 10;
        String text = "pay " + card.substring(0, 15) + wrong + " now";
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }

    @Property
    void anyBritishNumber_isFound(@ForAll long seed) {
        String number = "161" + digits(seed, 7);
        assertThat(Labels.scrub("call +44" + number)).isEqualTo("call <phone-number>");
        assertThat(Labels.scrub("call +44 " + number.substring(0, 3) + " " + number.substring(3, 6) + "-"
                        + number.substring(6)))
                .isEqualTo("call <phone-number>");
    }

    @Property
    void anyIpv4Address_isFound(
            @ForAll @IntRange(min = 1, max = 126) int first,
            @ForAll @IntRange(max = 255) int second,
            @ForAll @IntRange(max = 255) int third,
            @ForAll @IntRange(max = 255) int fourth) {
        String address = first + "." + second + "." + third + "." + fourth;
        assertThat(Labels.scrub("from /" + address + ":443")).isEqualTo("from /<ip-address>:443");
    }

    @Property
    void anyGlobalIpv6Address_isFoundInFullAndWithAGap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int gap) {
        Random random = new Random(seed);
        StringJoiner full = new StringJoiner(":").add(Integer.toHexString(0x2000 + random.nextInt(0x2000)));
        StringBuilder gapped = new StringBuilder(full.toString());
        for (int group = 1; group < 8; group++) {
            String digits = Integer.toHexString(random.nextInt(0x10000));
            full.add(digits);
            gapped.append(group == gap ? ":" : ":" + digits);
        }
        assertThat(Labels.scrub("from " + full + " port 22")).isEqualTo("from <ip-address> port 22");
        assertThat(Labels.scrub("from " + gapped + " port 22")).isEqualTo("from <ip-address> port 22");
    }

    @Property
    void anyBritishAccount_isFoundCompactAndInFours(@ForAll long seed) {
        String account = "TCIT" + digits(seed, 14);
        int check = 98 - remainderBy97(account + "GB00");
        String iban = "GB" + (check < 10 ? "0" : "") + check + account;
        assertThat(Labels.scrub("to " + iban + ".")).isEqualTo("to <bank-account>.");
        assertThat(Labels.scrub("to " + iban.replaceAll("(.{4})(?=.)", "$1 ") + "."))
                .isEqualTo("to <bank-account>.");
    }

    @Property
    void anyPersonOfBrazil_isFoundByThePunctuation(@ForAll long seed) {
        String nine = "1" + digits(seed, 8);
        String ten = nine + complement(nine);
        String all = ten + complement(ten);
        String cpf = all.replaceAll("(...)(...)(...)(..)", "$1.$2.$3-$4");
        assertThat(Labels.scrub("cliente " + cpf + " ok")).isEqualTo("cliente <national-id> ok");
    }

    @Property
    void anyPersonOfSpain_isFoundByTheLetter(@ForAll @IntRange(max = 99_999_999) int number) {
        String nif = "%08d%c".formatted(number, "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
        assertThat(Labels.scrub("cliente " + nif + ", ok")).isEqualTo("cliente <national-id>, ok");
    }

    @Property
    void anyOtherLetter_isNobody(
            @ForAll @IntRange(max = 99_999_999) int number, @ForAll @IntRange(min = 1, max = 22) int by) {
        String text = "part %08d%c, ok".formatted(number, "TRWAGMYFPDXBNJZSQVHLCKE".charAt((number + by) % 23));
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }

    @Property
    void anyAmericanSsn_isFoundWithItsHyphens(
            @ForAll @IntRange(min = 1, max = 665) int area,
            @ForAll @IntRange(min = 1, max = 99) int group,
            @ForAll @IntRange(min = 1, max = 9_999) int serial) {
        assertThat(Labels.scrub("for %03d-%02d-%04d.".formatted(area, group, serial)))
                .isEqualTo("for <national-id>.");
    }

    @Property
    void anyPlaceToFourDecimals_isFound(
            @ForAll @IntRange(min = -899_999, max = 899_999) int latitude,
            @ForAll @IntRange(min = 10_000, max = 1_799_999) int longitude) {
        String place = String.format(Locale.ROOT, "%.4f, %.4f", latitude / 1e4, longitude / 1e4);
        assertThat(Labels.scrub("at " + place + " now")).isEqualTo("at <location> now");
    }

    private static int remainderBy97(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static int complement(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.length() + 1 - i) * (digits.charAt(i) - '0');
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private static String digits(long seed, int count) {
        return new Random(seed)
                .ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
