package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann%40example.org",
                "ann%2540example.org",
                "ann%252540example%252Eorg",
                "%61nn%40example.org",
                "ann&#64;example.org",
                "ann&#x40;example&#46;org",
                "ann&commat;example&period;org",
                "ann&amp;#64;example.org",
                "ann\\u0040example.org",
                "ann\\\\u0040example\\u002eorg",
                "ann\uFF20example\uFF0Eorg",
                "a\u200Bnn@exa\u200Dmple.org",
                "a\u00ADnn@example.org",
                "ann@example\u3002org",
                "\uFF41\uFF4E\uFF4E@example.org",
                "ann%40b%C3%BCcher.example"
            })
    void anEncodedAddress_isFoundWhole(String address) {
        assertThat(Labels.scrub(address)).isEqualTo("<email-address>");
        assertThat(Labels.scrub("to " + address + ", sent")).isEqualTo("to <email-address>, sent");
        assertThat(Labels.scrub("?to=" + address + "&n=1")).isEqualTo("?to=<email-address>&n=1");
        assertThat(Labels.scrub("{\"to\":\"" + address + "\"}")).isEqualTo("{\"to\":\"<email-address>\"}");
        assertThat(Labels.scrub("100% of " + address)).isEqualTo("100% of <email-address>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111%201111%201111%201111", "4111\u00a01111\u00a01111\u00a01111", "4111\u20111111\u20111111\u20111111",
                "\uFF14\uFF11\uFF11\uFF11 1111 1111 1111", "4111\u200B1111\u200B1111\u200B1111",
                        "4111&nbsp;1111&#32;1111 1111",
                "\u0664\u0661\u0661\u0661 1111 1111 1111", "4111\\u00201111 1111 1111"
            })
    void anEncodedCardNumber_isFoundWhole(String number) {
        assertThat(Labels.scrub("pay " + number + " now")).isEqualTo("pay <payment-card> now");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from 10%2E0%2E0%2E1 | from <ip-address>",
                "from 2001%3Adb8%3A%3A1 | from <ip-address>",
                "a\\nann@example.org\\tb | a\\n<email-address>\\tb",
                "http:\\/\\/u:p@h.example | http:\\/\\/<credential>h.example",
                "&lt;name&gt;Ann&lt;/name&gt; | &lt;name&gt;<person-name>&lt;/name&gt;",
                "C:\\temp\\x ann@example.org | C:\\temp\\x <email-address>"
            })
    void whateverIsEncoded_isSeen(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100%", "5 % of %d", "a&b&c", "&#;", "&#x;", "\\", "\\u00", "%zz", "%4", "\u200b", "%E4%F6"})
    void whatOnlyLooksEncoded_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
        assertThat(Labels.scrub(text + " ann@example.org " + text)).isEqualTo(text + " <email-address> " + text);
    }

    @Test
    void anEncodedTextLongerThanAPiece_isTranslatedBackRightly() {
        String text = "%41 ".repeat(200_000) + "ann%40example.org " + "%42 ".repeat(100_000);
        assertThat(Labels.scrub(text)).isEqualTo(text.replace("ann%40example.org", "<email-address>"));
    }
}
