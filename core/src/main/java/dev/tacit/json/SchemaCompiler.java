package dev.tacit.json;

import dev.tacit.json.JsonSchema.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a schema into the checks it stands for, and refuses what it does not know. Not thread-safe; one per schema. */
final class SchemaCompiler {
    private static final String REFERENCE = "#/$defs/";

    private final JsonReader root;
    private final Map<String, Check> definitions = new HashMap<>();
    /** For each definition, those that it applies to the same value: a circle of these would never end. */
    private final Map<String, Set<String>> sameValue = new HashMap<>();

    private SchemaCompiler(JsonReader root) {
        this.root = root;
    }

    static Check compile(JsonValue schema) {
        return new SchemaCompiler(JsonReader.of(schema)).compile();
    }

    private Check compile() {
        if (root.value() instanceof JsonObject) {
            definitionReaders().forEach(this::define);
            sameValue.keySet().forEach(this::refuseCircle);
        }
        return schema(root, new HashSet<>());
    }

    private Map<String, JsonReader> definitionReaders() {
        return root.field("$defs").present().map(JsonReader::fields).orElse(Map.of());
    }

    private void define(String name, JsonReader schema) {
        Set<String> direct = new LinkedHashSet<>();
        definitions.put(name, schema(schema, direct));
        sameValue.put(name, direct);
    }

    private void refuseCircle(String name) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(sameValue.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(sameValue.getOrDefault(next, Set.of()));
            }
        }
        if (reached.contains(name)) {
            throw root.field("$defs").field(name).mistake("must not refer to itself for the same value");
        }
    }

    /** @param direct collects the definitions that the schema applies to the same value */
    private Check schema(JsonReader schema, Set<String> direct) {
        if (schema.value() instanceof JsonBoolean allowed) {
            return allowed.value() ? SchemaChecks.anything() : SchemaChecks.nothing("is not allowed");
        }
        List<Check> checks = new ArrayList<>();
        for (String keyword : schema.asObject().members().keySet()) {
            checks.add(keyword(keyword, schema, direct));
        }
        return Check.all(List.copyOf(checks));
    }

    private Check keyword(String keyword, JsonReader schema, Set<String> direct) {
        JsonReader at = schema.field(keyword);
        return switch (keyword) {
            case "type" -> SchemaChecks.type(types(at));
            case "enum" -> SchemaChecks.constants(at.asArray().items());
            case "const" -> SchemaChecks.constants(List.of(raw(schema, keyword)));
            case "required" -> SchemaChecks.required(strings(at));
            case "properties" -> SchemaChecks.properties(descend(at.fields()));
            case "additionalProperties" -> additionalProperties(at, schema.field("properties"));
            case "items" -> SchemaChecks.items(schema(at, new HashSet<>()));
            case "minItems" -> SchemaChecks.minItems(at.integer());
            case "minLength" -> SchemaChecks.minLength(at.integer());
            case "maxLength" -> SchemaChecks.maxLength(at.integer());
            case "minimum" -> SchemaChecks.minimum(at.decimal());
            case "oneOf" -> SchemaChecks.oneOf(alternatives(at, direct));
            case "$ref" -> reference(at, direct);
            case "$schema", "$id", "$comment", "title", "description", "default", "examples" -> SchemaChecks.anything();
            case "$defs" -> rootOnly(at);
            default -> throw at.mistake("is not a known keyword");
        };
    }

    private Check rootOnly(JsonReader at) {
        if (at.pointer().segments().size() > 1) {
            throw at.mistake("must stand at the root of the schema");
        }
        return SchemaChecks.anything();
    }

    private Check reference(JsonReader at, Set<String> direct) {
        String target = at.string();
        String name = target.startsWith(REFERENCE) ? target.substring(REFERENCE.length()) : "";
        if (!definitionReaders().containsKey(name)) {
            throw at.mistake("must refer to a definition of this schema");
        }
        direct.add(name);
        return (place, value, problems) -> definition(name).check(place, value, problems);
    }

    private Check definition(String name) {
        return definitions.getOrDefault(name, SchemaChecks.nothing("is not allowed")); // every reference was checked
    }

    private List<Check> alternatives(JsonReader at, Set<String> direct) {
        return at.items().stream().map(item -> schema(item, direct)).toList();
    }

    private Check additionalProperties(JsonReader at, JsonReader properties) {
        Set<String> declared =
                properties.present().map(it -> it.asObject().members().keySet()).orElse(Set.of());
        boolean refused = at.value() == JsonBoolean.FALSE;
        Check others = refused ? SchemaChecks.nothing("is not a known member") : schema(at, new HashSet<>());
        return SchemaChecks.additionalProperties(declared, others);
    }

    private Map<String, Check> descend(Map<String, JsonReader> schemas) {
        Map<String, Check> checks = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> checks.put(name, schema(schema, new HashSet<>())));
        return checks;
    }

    private static List<String> types(JsonReader at) {
        List<String> types = at.value() instanceof JsonArray ? strings(at) : List.of(at.string());
        if (!SchemaChecks.TYPES.containsAll(types)) {
            throw at.mistake("must name types of JSON Schema");
        }
        return types;
    }

    private static List<String> strings(JsonReader at) {
        return at.items().stream().map(JsonReader::string).toList();
    }

    /** Returns a keyword's value, {@code null} included, which a reader takes for absent. */
    private static JsonValue raw(JsonReader schema, String keyword) {
        return schema.asObject().get(keyword).orElse(JsonNull.NULL);
    }
}
