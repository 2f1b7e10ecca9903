package dev.tacit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    /** The document of RFC 6901 §5. */
    private static final JsonValue RFC = Json.parse("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,"
            + "\"g|h\":4,\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8}");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/foo/0, `\"bar\"`",
                "/, 0",
                "/a~1b, 1",
                "/c%d, 2",
                "/e^f, 3",
                "/g|h, 4",
                "/i\\j, 5",
                "/k\"l, 6",
                "`/ `, 7",
                "/m~0n, 8"
            })
    void theExamplesOfTheRfc_areResolved(String pointer, String value) {
        assertThat(JsonPointer.parse(pointer).resolve(RFC)).contains(Json.parse(value));
    }

    @Test
    void theRoot_isTheWholeDocument() {
        assertThat(JsonPointer.parse("")).isEqualTo(JsonPointer.ROOT);
        assertThat(JsonPointer.ROOT.resolve(RFC)).contains(RFC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/bar", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/99999999999999999999", "/foo/", "//x"})
    void aPlaceThatIsNotThere_isEmpty(String pointer) {
        assertThat(JsonPointer.parse(pointer).resolve(RFC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "#/foo", "/a~", "/a~2b", "/~~1"})
    void whatIsNoPointer_isRefused(String text) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> assertThat(JsonPointer.parse(text)).isNull());
    }

    @Property
    void thePlaceOfAnySegments_survivesItsText(@ForAll List<String> segments) {
        JsonPointer pointer = new JsonPointer(segments);
        assertThat(JsonPointer.parse(pointer.toString())).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/3/buyer.name, /orders/3/buyer.name",
        "/$defs/a-b_c, /$defs/a-b_c",
        "/alice@example.org/x, /?/x",
        "/M\u00fcller, /?",
        "/a b, /?",
        "/4111111111111111, /?",
        "/, /?"
    })
    void safeText_keepsOnlyNamesThatProgramsGive(String pointer, String safe) {
        assertThat(JsonPointer.parse(pointer).safeText()).isEqualTo(safe);
    }

    @Property
    void safeText_ofAnyName_isOfSafeSigns(@ForAll String name) {
        assertThat(JsonPointer.ROOT.append(name).safeText()).matches("/(\\?|[A-Za-z0-9_.$-]{1,64})");
    }
}
