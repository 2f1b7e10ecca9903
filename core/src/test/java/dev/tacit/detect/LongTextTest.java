package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts are looked at in pieces; nobody may notice. */
class LongTextTest {
    private static final int PIECE = 256 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {"ann@example.org", "4111 1111 1111 1111", "10.20.30.40", "name=\"Ann Smith\"", "2001:db8::1"})
    void aValueAtTheSeamOfTwoPieces_isFoundOnce(String value) {
        String labeled = Labels.scrub(value);
        for (int margin : new int[] {0, 4 * 1024, 8 * 1024}) {
            for (int shift = -24; shift <= 24; shift++) {
                String before = "x ".repeat((PIECE - margin + shift) / 2);
                String text = before + value + " y".repeat(10_000);
                assertThat(Labels.scrub(text).equals(before + labeled + " y".repeat(10_000)))
                        .as("margin %d, shift %d", margin, shift)
                        .isTrue();
            }
        }
    }

    @Test
    void aTextOfValuesAlone_isCoveredFromEndToEnd() {
        String text = "ann@example.org ".repeat(50_000);
        assertThat(Labels.scrub(text).equals("<email-address> ".repeat(50_000))).isTrue();
    }
}
