package dev.tacit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void members_keepTheirOrder() {
        assertThat(Json.write(Json.parse("{ \"z\": 1, \"a\": [true, null, \"x\"] }")))
                .isEqualTo("{\"z\":1,\"a\":[true,null,\"x\"]}");
    }

    @Test
    void prettyText_isIndentedByTwoSpaces() {
        assertThat(Json.pretty(Json.parse("{\"a\":[1,{}],\"b\":[]}")))
                .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,]",
                "{\"a\":1,}",
                "[1 2]",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "[01]",
                "[+1]",
                "[.5]",
                "[5.]",
                "[1e]",
                "[-]",
                "[NaN]",
                "[Infinity]",
                "[-Infinity]",
                "nul",
                "True",
                "[1]/*c*/",
                "//c\n1",
                "\"\t\"",
                "\"\\x41\"",
                "\"\\'\"",
                "\"\\u12G4\"",
                "[\u00a01]",
                "[\u000b1]",
                "]",
                "{]",
                "[}",
                ":",
                ",",
                "#1",
                "0x10",
                "1_000",
                "[1]\u0000"
            })
    void whatIsNotJson_isRefused(String text) {
        assertRefused(text, "must be JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "[1", "{\"a\"", "{\"a\":", "{\"a\":1", "\"abc", "\"\\", "\"\\u00", "[[[["})
    void aDocumentCutShort_isRefused(String text) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r "})
    void anEmptyText_isRefused(String text) {
        assertRefused(text, "must not be empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2", "{}{}", "[] null", "\"a\"\"b\""})
    void aSecondValue_isRefused(String text) {
        assertRefused(text, "must be followed by nothing");
    }

    @Test
    void aMemberGivenTwice_isRefusedWithItsPlace() {
        JsonException refused = refusal("{\"orders\":[{\"id\":1},{\"id\":1,\"\\u0069d\":2}]}");
        assertThat(refused.rule()).isEqualTo("must not be given twice");
        assertThat(refused.pointer()).hasToString("/orders/1/id");
        assertThat(refused)
                .hasMessage("JSON was refused [pointer=/orders/1/id, rule=must not be given twice, line=1, column=40]");
    }

    @Test
    void aSyntaxMistake_isReportedWithItsPlaceAndLine() {
        JsonException refused = refusal("{\"a\":\n{\"b\":[1,\n2,x]}}");
        assertThat(refused.pointer()).hasToString("/a/b/2");
        assertThat(refused.getMessage()).contains("line=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\ud83d\"", "[\"a\ude00\"]"})
    void aLoneSurrogate_isRefused(String text) {
        assertRefused(text, "must not hold a lone surrogate");
    }

    @Test
    void aLoneSurrogateInAName_isRefused() {
        assertThat(refusal("{\"\\ud83d\":1}")).isNotNull();
        assertRefused("{\"\ud83d\":1}", "must not hold a lone surrogate");
    }

    @Test
    void aSurrogatePair_isRead() {
        assertThat(Json.parse("\"\\ud83d\\ude00\"")).isEqualTo(new JsonString("\ud83d\ude00"));
    }

    @Test
    void bytesThatAreNotUtf8_areRefused() {
        byte[][] malformed = {
            {'"', (byte) 0xFF, '"'},
            {'"', (byte) 0xC0, (byte) 0x80, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}
        };
        for (byte[] bytes : malformed) {
            assertThatExceptionOfType(JsonException.class)
                    .isThrownBy(() -> assertThat(Json.parse(bytes)).isNull())
                    .satisfies(refused -> assertThat(refused.rule()).isEqualTo("must be UTF-8"));
        }
    }

    @Test
    void aByteOrderMark_isRefusedByName() {
        assertRefused("\uFEFF{}", "must not start with a byte order mark");
    }

    @Test
    void aHundredLevels_areRead_andOneMoreIsRefused() {
        assertThat(Json.parse("[".repeat(100) + "]".repeat(100)).depth()).isEqualTo(100);
        assertRefused("[".repeat(101) + "]".repeat(101), "must not be nested deeper than 100 levels");
    }

    @Test
    void aDepthBomb_isRefusedAtTheLimit() {
        assertRefused("[".repeat(100_000), "must not be nested deeper than 100 levels");
        assertRefused("{\"a\":".repeat(100_000), "must not be nested deeper than 100 levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e1001", "1e-1001", "1e400000000", "-1e-2147483648", "1e-2147483649", "1e99999999999999999999"})
    void anAbsurdExponent_isRefused(String text) {
        assertRefused(text, "must have at most 1000 digits and an exponent of that size");
    }

    @Test
    void aMillionDigits_areRefused() {
        assertRefused("9".repeat(1_000_000), "must be within the limits of length");
        assertRefused("9".repeat(1_001), "must have at most 1000 digits and an exponent of that size");
        assertThat(Json.parse("9".repeat(1_000))).isInstanceOf(JsonNumber.class);
    }

    @Test
    void aDocumentOverTheLimit_isRefused() {
        assertRefused(" ".repeat(Json.MAX_CHARS + 1), "must be no longer than 16777216 chars");
    }

    @Test
    void aLongStringUpToTheLimit_isRead() {
        String text = "\"" + "a".repeat(Json.MAX_CHARS - 2) + "\"";
        assertThat(Json.parse(text)).isInstanceOf(JsonString.class);
    }

    @Test
    void aMemberNameThatMayBePersonal_isNotShown() {
        JsonException refused = refusal("{\"alice@example.org\":{\"4111111111111111\":[1,x]}}");
        assertThat(refused.getMessage())
                .contains("pointer=/?/?/1")
                .doesNotContain("alice")
                .doesNotContain("4111");
        assertThat(refused.pointer()).hasToString("/alice@example.org/4111111111111111/1");
    }

    private static void assertRefused(String text, String rule) {
        assertThat(refusal(text).rule()).isEqualTo(rule);
    }

    private static JsonException refusal(String text) {
        try {
            JsonValue value = Json.parse(text);
            throw new AssertionError("was read as " + value);
        } catch (JsonException refused) {
            assertThat(refused).hasNoCause();
            return refused;
        }
    }

    private static void read(String text) {
        assertThat(Json.parse(text)).isNull();
    }
}
