package dev.tacit.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Grows JSON values of every shape from a seed. */
final class JsonTrees {
    private static final String UNITS = "aZ09 \"\\/\b\t\n\f\r\u0000\u001f\u007f\u0080\u00e9\u20ac\u2028\uffff~@._";

    private final Random random;

    private JsonTrees(long seed) {
        this.random = new Random(seed);
    }

    static JsonValue of(long seed) {
        return new JsonTrees(seed).value(5);
    }

    private JsonValue value(int levels) {
        return switch (random.nextInt(levels > 0 ? 8 : 5)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
            case 3 -> Json.parse(decimal());
            case 4 -> new JsonString(text());
            case 5 -> array(levels);
            default -> object(levels);
        };
    }

    private String decimal() {
        String digits = Long.toString(random.nextLong());
        return switch (random.nextInt(3)) {
            case 0 -> digits + ".0" + random.nextInt(1000);
            case 1 -> digits + "e" + (random.nextInt(1800) - 900);
            default -> digits + ".25E+" + random.nextInt(900);
        };
    }

    private JsonArray array(int levels) {
        List<JsonValue> items = new ArrayList<>();
        while (items.size() < 4 && random.nextInt(4) > 0) {
            items.add(value(levels - 1));
        }
        return JsonArray.of(items);
    }

    private JsonObject object(int levels) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (members.size() < 4 && random.nextInt(4) > 0) {
            members.put(text(), value(levels - 1));
        }
        return JsonObject.of(members);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        while (random.nextInt(6) > 0) {
            if (random.nextInt(8) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(64));
            } else {
                text.append(UNITS.charAt(random.nextInt(UNITS.length())));
            }
        }
        return text.toString();
    }
}
