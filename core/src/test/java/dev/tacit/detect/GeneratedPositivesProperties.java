package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
        String number = digits(seed, 10);
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
