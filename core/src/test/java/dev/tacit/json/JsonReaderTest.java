package dev.tacit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Safe;
import java.time.Instant;
import java.time.Period;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReaderTest {
    private static final String PLANTED = "alice@example.org";

    private static final JsonReader ORDER = JsonReader.of(Json.parse("""
            {"id": "o-1", "n": 3.0, "big": 5000000000, "half": 0.5, "gift": true, "unit": "DAYS", "note": null, "period": "P30D",
             "placedAt": "2026-11-22T10:00:00+01:00", "items": [{"sku": "a"}, {"sku": "b"}],
             "planted": "alice@example.org", "plantedIn": {"alice@example.org": 1}}
            """));

    /** How long: a type for the test of names. */
    enum Unit {
        DAYS,
        MONTHS
    }

    @Test
    void presentValues_areRead() {
        assertThat(ORDER.field("id").string()).isEqualTo("o-1");
        assertThat(ORDER.field("n").integer()).isEqualTo(3);
        assertThat(ORDER.field("big").longInteger()).isEqualTo(5_000_000_000L);
        assertThat(ORDER.field("half").decimal()).isEqualByComparingTo("0.5");
        assertThat(ORDER.field("gift").bool()).isTrue();
        assertThat(ORDER.field("unit").enumValue(Unit.class)).isEqualTo(Unit.DAYS);
        assertThat(ORDER.field("placedAt").instant()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(ORDER.field("period").parsed("must be a period", Period::parse))
                .isEqualTo(Period.ofDays(30));
        assertThat(ORDER.field("items").items())
                .extracting(item -> item.field("sku").string())
                .containsExactly("a", "b");
        assertThat(ORDER.fields().keySet()).startsWith("id", "n", "big");
    }

    @Test
    void whatIsAbsentOrNull_isEmptyForOptionalReads() {
        assertThat(ORDER.field("note").isPresent()).isFalse();
        assertThat(ORDER.field("note").optionalString()).isEmpty();
        assertThat(ORDER.field("nothing").optionalInstant()).isEmpty();
        assertThat(ORDER.field("n").present().map(JsonReader::integer)).contains(3);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "/nothing",
                        "is required",
                        order -> order.field("nothing").string()),
                mistake("/note", "is required", order -> order.field("note").string()),
                mistake(
                        "/nothing",
                        "is required",
                        order -> order.field("nothing").field("deeper")),
                mistake("/n", "must be a string", order -> order.field("n").optionalString()),
                mistake(
                        "/planted",
                        "must be an object",
                        order -> order.field("planted").field("x")),
                mistake(
                        "/planted",
                        "must be an array",
                        order -> order.field("planted").items()),
                mistake(
                        "/planted",
                        "must be true or false",
                        order -> order.field("planted").bool()),
                mistake(
                        "/planted",
                        "must be a number",
                        order -> order.field("planted").integer()),
                mistake(
                        "/half",
                        "must be a whole number of 32 bits",
                        order -> order.field("half").integer()),
                mistake(
                        "/big",
                        "must be a whole number of 32 bits",
                        order -> order.field("big").integer()),
                mistake(
                        "/half",
                        "must be a whole number of 64 bits",
                        order -> order.field("half").longInteger()),
                mistake(
                        "/planted",
                        "must be an ISO-8601 instant",
                        order -> order.field("planted").instant()),
                mistake(
                        "/period",
                        "must be an ISO-8601 instant",
                        order -> order.field("period").optionalInstant()),
                mistake(
                        "/planted",
                        "must be a period",
                        order -> order.field("planted").parsed("must be a period", Period::parse)),
                mistake(
                        "/planted",
                        "must be one of the allowed names",
                        order -> order.field("planted").enumValue(Unit.class)),
                mistake(
                        "/items/1/sku",
                        "must be a number",
                        order ->
                                order.field("items").items().get(1).field("sku").integer()),
                mistake("/alice@example.org", "is not a known member", order -> {
                    order.field("plantedIn").refuseUnknown("known");
                    return order;
                }));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistake_namesThePlaceAndTheRuleAndNeverTheValue(String place, String rule, Function<JsonReader, Object> act) {
        JsonException refused = refusal(act);
        assertThat(refused.pointer().toString()).endsWith(place);
        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain(PLANTED).doesNotContain("alice");
    }

    @Test
    void aWrongName_listsTheAllowedOnes() {
        assertThat(refusal(order -> order.field("id").enumValue(Unit.class)).getMessage())
                .contains("allowed=DAYS MONTHS");
    }

    @Test
    void aRuleOfTheCallersOwn_isReportedAtThePlace() {
        JsonException mistake = ORDER.field("n").mistake("must be after the first", Safe.of("first", 4));
        assertThat(mistake).hasMessage("JSON was refused [pointer=/n, rule=must be after the first, first=4]");
    }

    @Test
    void knownMembers_areNotRefused() {
        JsonReader item = ORDER.field("items").items().get(0);
        item.refuseUnknown("sku", "other");
        assertThat(item).hasToString("JsonReader[/items/0]");
    }

    private static Arguments mistake(String place, String rule, Function<JsonReader, Object> act) {
        return Arguments.of(place, rule, act);
    }

    private static JsonException refusal(Function<JsonReader, Object> act) {
        try {
            throw new AssertionError("was read as " + act.apply(ORDER));
        } catch (JsonException refused) {
            return refused;
        }
    }
}
