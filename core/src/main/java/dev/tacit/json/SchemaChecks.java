package dev.tacit.json;

import dev.tacit.json.JsonSchema.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each keyword demands. A keyword about one kind of value says nothing of other kinds, as JSON Schema has it.
 *
 * @see "JSON Schema 2020-12, Validation §6 and Core §10"
 */
final class SchemaChecks {
    /** The names that the keyword {@code type} knows. */
    static final Set<String> TYPES = Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private SchemaChecks() {}

    static Check anything() {
        return (at, value, problems) -> {};
    }

    static Check nothing(String rule) {
        return (at, value, problems) -> problems.add(new JsonProblem(at, rule));
    }

    static Check type(List<String> types) {
        String rule = "must be of type " + String.join(" or ", types);
        return (at, value, problems) -> {
            boolean integer = value instanceof JsonNumber number && number.isInteger() && types.contains("integer");
            if (!integer && !types.contains(value.typeName())) {
                problems.add(new JsonProblem(at, rule));
            }
        };
    }

    static Check constants(Collection<JsonValue> allowed) {
        Set<JsonValue> constants = Set.copyOf(allowed);
        String rule =
                allowed.stream().map(SchemaChecks::shown).collect(Collectors.joining(", ", "must be one of ", ""));
        return (at, value, problems) -> {
            if (!constants.contains(value)) {
                problems.add(new JsonProblem(at, rule));
            }
        };
    }

    private static String shown(JsonValue constant) {
        return constant instanceof JsonString text ? text.value() : Json.write(constant);
    }

    static Check required(Collection<String> names) {
        return (at, value, problems) -> {
            for (String name : names) {
                if (value instanceof JsonObject object && object.get(name).isEmpty()) {
                    problems.add(new JsonProblem(at.append(name), "is required"));
                }
            }
        };
    }

    static Check properties(Map<String, Check> checks) {
        return (at, value, problems) -> checks.forEach((name, check) -> {
            if (value instanceof JsonObject object) {
                object.get(name).ifPresent(member -> check.check(at.append(name), member, problems));
            }
        });
    }

    static Check additionalProperties(Set<String> declared, Check others) {
        return (at, value, problems) -> {
            if (value instanceof JsonObject object) {
                object.members().forEach((name, member) -> {
                    if (!declared.contains(name)) {
                        others.check(at.append(name), member, problems);
                    }
                });
            }
        };
    }

    static Check items(Check each) {
        return (at, value, problems) -> {
            if (value instanceof JsonArray array) {
                for (int i = 0; i < array.items().size(); i++) {
                    each.check(at.append(i), array.items().get(i), problems);
                }
            }
        };
    }

    static Check minItems(int least) {
        return (at, value, problems) -> {
            if (value instanceof JsonArray array && array.items().size() < least) {
                problems.add(new JsonProblem(at, "must have at least " + least + " items"));
            }
        };
    }

    static Check minLength(int least) {
        return (at, value, problems) -> {
            if (value instanceof JsonString text && codePoints(text) < least) {
                problems.add(new JsonProblem(at, "must have at least " + least + " characters"));
            }
        };
    }

    static Check maxLength(int most) {
        return (at, value, problems) -> {
            if (value instanceof JsonString text && codePoints(text) > most) {
                problems.add(new JsonProblem(at, "must have at most " + most + " characters"));
            }
        };
    }

    static Check minimum(BigDecimal least) {
        return (at, value, problems) -> {
            if (value instanceof JsonNumber number && number.value().compareTo(least) < 0) {
                problems.add(new JsonProblem(at, "must be at least " + least));
            }
        };
    }

    static Check oneOf(List<Check> alternatives) {
        return (at, value, problems) -> {
            long matches = alternatives.stream()
                    .filter(alternative -> accepts(alternative, at, value))
                    .count();
            if (matches != 1) {
                problems.add(new JsonProblem(at, "must match exactly one of the alternatives"));
            }
        };
    }

    private static boolean accepts(Check check, JsonPointer at, JsonValue value) {
        List<JsonProblem> problems = new ArrayList<>();
        check.check(at, value, problems);
        return problems.isEmpty();
    }

    private static int codePoints(JsonString text) {
        return text.value().codePointCount(0, text.value().length());
    }
}
