package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardDetectorTest {
    /** Test numbers that the networks and payment providers publish. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111", // Visa
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111\u00a01111\u00a01111\u00a01111",
                "4222 2222 2222 2", // Visa of thirteen digits
                "4000 0000 0000 0000 006", // Visa of nineteen
                "5555555555554444", // Mastercard
                "2223003122003222",
                "378282246310005", // American Express
                "3782 822463 10005",
                "30569309025904", // Diners Club
                "3056 930902 5904",
                "6011111111111117", // Discover
                "3530111333300000", // JCB
                "6200000000000005", // UnionPay
                "6759649826438453", // Maestro
                "2200 0000 0000 0004", // Mir
                "9792030000000000" // Troy
            })
    void aCard_isFoundWhole(String card) {
        assertThat(Labels.scrub(card)).isEqualTo("<payment-card>");
        assertThat(Labels.scrub("card: " + card + ".")).isEqualTo("card: <payment-card>.");
        assertThat(Labels.scrub("{\"card\":\"" + card + "\"}")).isEqualTo("{\"card\":\"<payment-card>\"}");
        assertThat(Labels.scrub("No." + card + ", 12/27")).isEqualTo("No.<payment-card>, 12/27");
        assertThat(Labels.scrub("qty 5 " + card + " cvc")).isEqualTo("qty 5 <payment-card> cvc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111 1111 1111 1111 12/27 | <payment-card> 12/27",
                "4111 1111 1111 1111 5555 5555 5555 4444 | <payment-card> <payment-card>",
                "4111111111111111 4111111111111111 | <payment-card> <payment-card>"
            })
    void aCard_endsBeforeWhatFollows(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112", // fails Luhn
                "1234567812345670", // no issuer
                "114-1234567-1234567", // marketplace order ids
                "503-1234567-1234564",
                "402-4000000-0000006",
                "1732269600000", // epoch milliseconds
                "1732269600000000", // epoch microseconds
                "20261122101010",
                "4006381333931", // EAN-13
                "4222222222222", // thirteen bare digits
                "4000000000000000006", // nineteen bare digits
                "blk_4111111111111111",
                "blk_-4111111111111111",
                "-4111111111111111",
                "x4111111111111111",
                "4111111111111111x",
                "4111111111111111_1",
                "4111111111111111-02",
                "0.4111111111111111",
                "4111111111111111.5",
                "54111111111111111",
                "550e8400-e29b-41d4-a716-446655440000",
                "4111-1111-1111-1111-1111-1111",
                "4111  1111  1111  1111",
                "41111111 11111111",
                "d41d8cd98f00b204e9800998ecf8427e",
                "4111,1111,1111,1111"
            })
    void whatIsNoCard_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }
}
