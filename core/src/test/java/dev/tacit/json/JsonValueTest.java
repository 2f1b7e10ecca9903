package dev.tacit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonValueTest {
    private static final JsonObject ORDER = JsonObject.builder()
            .put("id", "o-1")
            .put("quantity", 3)
            .put("gift", true)
            .put("tags", JsonArray.ofStrings(List.of("a", "b")))
            .putIfPresent("note", Optional.empty())
            .putIfPresent("total", Optional.of(12L), JsonNumber::of)
            .build();

    @Test
    void aBuiltObject_holdsWhatWasPutInOrder() {
        assertThat(Json.write(ORDER))
                .isEqualTo("{\"id\":\"o-1\",\"quantity\":3,\"gift\":true,\"tags\":[\"a\",\"b\"],\"total\":12}");
    }

    @Test
    void with_replacesInPlaceAndLeavesTheOriginal() {
        JsonObject changed =
                ORDER.with("id", new JsonString("o-2")).without("tags").without("absent");
        assertThat(Json.write(changed)).isEqualTo("{\"id\":\"o-2\",\"quantity\":3,\"gift\":true,\"total\":12}");
        assertThat(ORDER.get("id")).contains(new JsonString("o-1"));
    }

    @Test
    void aMapChangedAfterwards_doesNotChangeTheObject() {
        Map<String, JsonValue> members = new LinkedHashMap<>(Map.of("a", JsonNull.NULL));
        JsonObject object = JsonObject.of(members);
        members.clear();
        assertThat(object.members()).containsOnlyKeys("a");
        assertThat(object.members()).isUnmodifiable();
    }

    @Test
    void aNamePutTwice_isRefusedWithoutNamingIt() {
        JsonObject.Builder builder = JsonObject.builder().put("alice", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("alice", 2))
                .withMessageNotContaining("alice");
    }

    @Test
    void noToString_tellsTheContent() {
        JsonValue secret = Json.parse("{\"alice\":[\"alice\",4711,true]}");
        JsonPointer inside = JsonPointer.parse("/alice");
        assertThat(secret).hasToString("JsonObject[1 members]");
        assertThat(inside.resolve(secret).orElseThrow()).hasToString("JsonArray[3 items]");
        assertThat(new JsonString("alice")).hasToString("JsonString[5 chars]");
        assertThat(JsonNumber.of(4711)).hasToString("JsonNumber");
        assertThat(JsonBoolean.TRUE).hasToString("JsonBoolean");
    }

    @Test
    void nestingDeeperThanTheLimit_cannotBeBuilt() {
        JsonValue deepest = Json.parse("[".repeat(100) + "]".repeat(100));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> assertThat(JsonArray.of(deepest)).isNull());
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(
                        () -> assertThat(JsonObject.empty().with("a", deepest)).isNull());
    }

    @Test
    void aLoneSurrogate_cannotBeBuilt() {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> new JsonString("a\ud800"));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.builder().put("\udc00", 1));
    }

    @Test
    void numbersAreEqualByValue() {
        assertThat(Json.parse("1.0")).isEqualTo(JsonNumber.of(1)).hasSameHashCodeAs(JsonNumber.of(1));
        assertThat(Json.parse("0e5")).isEqualTo(Json.parse("-0.00")).hasSameHashCodeAs(Json.parse("-0.00"));
        assertThat(Json.parse("[1e2]")).isEqualTo(Json.parse("[100]"));
    }
}
