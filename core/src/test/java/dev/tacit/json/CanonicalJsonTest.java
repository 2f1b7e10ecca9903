package dev.tacit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    /** The samples of RFC 8785 appendix B: the bits of a double, and its text. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void aDouble_isWrittenAsTheRfcSays(String bits, String text) {
        assertThat(EcmaNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    /** Powers of two, where the neighbours lie unevenly, and the last digits that are exact. */
    @ParameterizedTest
    @CsvSource({
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "9.5367431640625e-7, 9.5367431640625e-7",
        "2e23, 2e+23",
        "123456789012345680000, 123456789012345680000",
        "1.5, 1.5",
        "-0.1, -0.1",
        "100, 100"
    })
    void aDouble_isWrittenAsBrowsersDo(double number, String text) {
        assertThat(EcmaNumber.of(number)).isEqualTo(text);
    }

    @Test
    void theExampleOfTheRfc_isWrittenAsPublished() {
        // RFC 8785 §3.2.2, §3.2.4
        String text = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],\n"
                + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"literals\": [null, true, false]}";
        assertThat(CanonicalJson.write(Json.parse(text)))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void members_areSortedByUtf16CodeUnits() {
        // RFC 8785 §3.2.3
        String text =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin\"}";
        assertThat(CanonicalJson.write(Json.parse(text)))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin\","
                                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void equalValues_haveOneText() {
        assertThat(CanonicalJson.write(Json.parse("{\"b\":1.0,\"a\":1e2}")))
                .isEqualTo(CanonicalJson.write(Json.parse("{\"a\":100,\"b\":1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "-9007199254740993", "[{\"a\":1234567890123456789}]", "1e309"})
    void aNumberThatADoubleCannotCarry_isRefused(String text) {
        JsonValue value = Json.parse(text);
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> assertThat(CanonicalJson.write(value)).isNull());
    }

    @Property
    void theTextOfAnyDouble_readsBackAsTheSameDouble(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        if (Double.isFinite(number)) {
            assertThat(Double.parseDouble(EcmaNumber.of(number))).isEqualTo(number + 0.0);
        }
    }

    @Property
    void canonicalTextOfIntegersAndTexts_readsBackEqual(@ForAll int number, @ForAll long seed) {
        JsonValue value =
                JsonObject.builder().put("n", number).put("s", "" + seed).build();
        assertThat(Json.parse(CanonicalJson.write(value))).isEqualTo(value);
    }
}
