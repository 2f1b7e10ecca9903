package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 161 123 4567",
                "+55 11 98765-4321",
                "+1 (206) 555-0100",
                "+1-206-555-0100",
                "+1.206.555.0100",
                "+12065550100",
                "+49 30 / 123456",
                "+49 (0)30 123456",
                "+44 (0) 161 123 4567",
                "+(44) 161 123 4567",
                "+ 44 161 123 4567",
                "+81 3\u20111234\u20115678",
                "+33\u00a01\u00a023\u00a045\u00a067\u00a089",
                "%2B12065550100",
                "%2b441611234567",
                "+290 51234"
            })
    void anInternationalNumber_isFoundWhole(String number) {
        assertThat(Labels.scrub(number)).isEqualTo("<phone-number>");
        assertThat(Labels.scrub("{\"phone\":\"" + number + "\"}")).isEqualTo("{\"phone\":\"<phone-number>\"}");
        assertThat(Labels.scrub("tel:" + number + ", home")).isEqualTo("tel:<phone-number>, home");
        assertThat(Labels.scrub("call " + number + ".")).isEqualTo("call <phone-number>.");
        assertThat(Labels.scrub("(" + number + ")")).isEqualTo("(<phone-number>)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1 206 555 0100 4711 | <phone-number> 4711",
                "+1 206 555 0100 x12 | <phone-number>",
                "+1 206 555 0100 ext. 12 | <phone-number>",
                "+49 30 123456 Durchwahl 12 | <phone-number>",
                "tel:+12065550100;ext=12 | tel:<phone-number>",
                "+1 206 555 0100 x86_64 | <phone-number> x86_64",
                "+1 206 555 0100+44 161 123 4567 | <phone-number><phone-number>",
                "+1 206 555 0100.+44 161 123 4567 | <phone-number>.<phone-number>",
                "+1 206 555 0100 4111 1111 1111 1111 | <phone-number> <payment-card>"
            })
    void aNumber_endsWhereItsPlanEnds(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T10:00:00+0100",
                "2026-11-22T10:00:00.123456+01:00",
                "+0123456789",
                "+1 206 555",
                "+120655501000",
                "+210 123 4567 890",
                "1+441611234567",
                "a+441611234567",
                "++441611234567",
                "+44 161\n123 4567",
                "+44, 161, 123, 4567",
                "+44    161 123 4567",
                "diff +12 -3",
                "+1e10",
                "+",
                "%2B",
                "+4",
                "206-555-0100"
            })
    void whatIsNoInternationalNumber_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }
}
