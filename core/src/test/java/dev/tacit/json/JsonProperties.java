package dev.tacit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class JsonProperties {
    /** Of one letter that no safe text holds, so that no piece of it goes unseen. */
    private static final String CANARY = "\u00e4".repeat(12);

    @Property
    void whatIsWritten_isReadBackEqual(@ForAll long seed) {
        JsonValue value = JsonTrees.of(seed);
        assertThat(Json.parse(Json.write(value))).isEqualTo(value);
        assertThat(Json.parse(Json.write(value).getBytes(UTF_8))).isEqualTo(value);
        assertThat(Json.parse(Json.pretty(value))).isEqualTo(value);
    }

    @Property
    void compactText_survivesAReadUnchanged(@ForAll long seed) {
        String text = Json.write(JsonTrees.of(seed));
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Property
    void equalValues_haveEqualHashes(@ForAll long seed) {
        JsonValue value = JsonTrees.of(seed);
        assertThat(Json.parse(Json.pretty(value))).hasSameHashCodeAs(value);
    }

    @Property
    void anyText_givesAValueOrOurException(@ForAll String text) {
        valueOrOurException(text);
    }

    @Property
    void anyTextOfJsonsOwnSigns_givesAValueOrOurException(
            @ForAll
                    @Chars({'{', '}', '[', ']', '"', ':', ',', '\\', 'u', 'd', '8', '0', '1', '-', '.', 'e', '+', ' '})
                    @StringLength(max = 24)
                    String text) {
        valueOrOurException(text);
    }

    @Property
    void anyBytes_giveAValueOrOurException(@ForAll byte[] bytes) {
        try {
            assertThat(Json.parse(bytes)).isNotNull();
        } catch (JsonException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @Property
    void aDamagedDocument_givesAValueOrAnExceptionThatQuotesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        String planted = Json.write(JsonObject.builder()
                .put(CANARY, JsonTrees.of(seed))
                .put("list", JsonArray.of(JsonTrees.of(~seed), new JsonString(CANARY)))
                .build());
        valueOrOurException(damage(planted, random));
    }

    private static String damage(String text, Random random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + "{}[]\",:x\\0\ud83d".charAt(random.nextInt(11)) + text.substring(at);
            default -> text.substring(0, at) + text.substring(random.nextInt(text.length()));
        };
    }

    private static void valueOrOurException(String text) {
        try {
            JsonValue value = Json.parse(text);
            assertThat(Json.parse(Json.write(value))).isEqualTo(value);
        } catch (JsonException refused) {
            assertThat(refused).hasNoCause();
            assertThat(refused.getMessage()).doesNotContain(CANARY.substring(0, 1));
            assertThat(refused.pointer()).isNotNull();
        }
    }
}
