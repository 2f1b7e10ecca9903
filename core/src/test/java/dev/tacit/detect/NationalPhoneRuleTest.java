package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalPhoneRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Phone: (206) 555-0100 | Phone: (<phone-number>",
                "phone=2065550100 | phone=<phone-number>",
                "customerPhone 206.555.0100, ok | customerPhone <phone-number>, ok",
                "Tel. 0161 496 0000 ext 12 | Tel. <phone-number>",
                "Telefon 030/123456 | Telefon <phone-number>",
                "Handy: 0171 1234567 | Handy: <phone-number>",
                "t\u00e9l\u00e9phone 01 23 45 67 89 | t\u00e9l\u00e9phone <phone-number>",
                "m\u00f3vil 612 34 56 78 | m\u00f3vil <phone-number>",
                "cellulare 333 1234567 | cellulare <phone-number>",
                "\u0442\u0435\u043b. 8 (495) 123-45-67 | \u0442\u0435\u043b. <phone-number>",
                "\u96fb\u8a71\u756a\u53f7: 03-1234-5678 | \u96fb\u8a71\u756a\u53f7: <phone-number>",
                "\u624b\u673a 138 0013 8000 | \u624b\u673a <phone-number>",
                "puhelin 040 1234567 | puhelin <phone-number>",
                "0161 496 0000 (mobile) | <phone-number> (mobile)",
                "0044 161 496 0000 | <phone-number>",
                "00441614960000 | <phone-number>",
                "011 44 161 496 0000 | <phone-number>"
            })
    void aNationalNumber_isFoundWhereAWordAnnouncesIt(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0161 496 0000",
                "hotel 2065550100",
                "phone order 2065550100",
                "phone verified at 1732269600",
                "phone last seen 2026-11-22 10",
                "phone since 22.11.2026",
                "mobile app version 12.3456789",
                "mobile 10.250.7.244x",
                "mobile device 192.168.100.2000",
                "phone 123",
                "order 114-1234567-1234567 by phone",
                "000000000000",
                "0012345678",
                "01144161496"
            })
    void whatIsNoPhoneOrIsNotAnnounced_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }

    @Test
    void inANamedRegion_itsOwnNumbersNeedNoWord() {
        PersonalDataScanner british =
                PersonalDataScanner.builder().regions("GB").build();
        for (String number : new String[] {"0161 496 0000", "01614960000", "(0161) 496 0000", "07700 900123"}) {
            assertThat(british.scan(number)).as(number).hasSize(1);
        }
        assertThat(british.scan("at 1732269600, 555-0100, 2026-11-22")).isEmpty();
    }
}
