package dev.tacit.schema;

import dev.tacit.annotation.Binding;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.Sensitivity;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonProblem;
import dev.tacit.json.JsonReader;
import dev.tacit.json.JsonSchema;
import dev.tacit.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns a document into declarations: first the published schema speaks, then what a schema cannot say. All mistakes are
 * collected. Not thread-safe; one a document.
 */
final class DeclarationReader {
    private static final JsonSchema SCHEMA = JsonSchema.parse(resource("declarations.schema.json"));

    private final List<JsonProblem> problems = new ArrayList<>();

    /** @throws JsonException with every mistake */
    List<RecordDeclaration> read(JsonValue document) {
        problems.addAll(SCHEMA.validate(document));
        refuseProblems();
        List<JsonReader> records = JsonReader.of(document).field("records").items();
        refuseRepeated(records, "class", "must differ from the other records' classes");
        records.forEach(this::refuseRepeatedMembers);
        refuseProblems();
        return records.stream().map(DeclarationReader::declaration).toList();
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new JsonException("this declaration document", problems);
        }
    }

    private void refuseRepeatedMembers(JsonReader record) {
        List<JsonReader> members = record.field("members").items();
        refuseRepeated(members, "name", "must differ from the other members' names");
        for (JsonReader member : members) {
            List<JsonReader> also = itemsOf(member.field("also"));
            boolean categoryIsMissing =
                    !also.isEmpty() && !member.field("category").isPresent();
            refuseIf(categoryIsMissing, member.field("category"), "is required beside also");
            List<JsonReader> classified =
                    Stream.concat(Stream.of(member), also.stream()).toList();
            refuseRepeated(classified, "category", "must differ from the member's other categories");
        }
    }

    /** Absent values repeat nothing. */
    private void refuseRepeated(List<JsonReader> objects, String field, String rule) {
        Set<String> seen = new HashSet<>();
        for (JsonReader object : objects) {
            JsonReader text = object.field(field);
            refuseIf(text.optionalString().filter(name -> !seen.add(name)).isPresent(), text, rule);
        }
    }

    private void refuseIf(boolean broken, JsonReader place, String rule) {
        if (broken) {
            problems.add(new JsonProblem(place.pointer(), rule));
        }
    }

    private static RecordDeclaration declaration(JsonReader record) {
        return new RecordDeclaration(
                record.field("name").optionalString(),
                record.field("class").string(),
                record.field("retain").optionalString(),
                record.field("recordId").optionalString(),
                record.field("subjectId").optionalString(),
                record.field("members").items().stream()
                        .map(DeclarationReader::member)
                        .toList());
    }

    private static MemberDeclaration member(JsonReader member) {
        String name = member.field("name").string();
        Stream<JsonReader> first = member.field("category").present().map(any -> member).stream();
        return new MemberDeclaration(
                name,
                member.field("type").optionalString(),
                Stream.concat(first, itemsOf(member.field("also")).stream())
                        .map(DeclarationReader::classification)
                        .toList(),
                member.field("encrypted").present().map(encrypted -> encryption(name, encrypted)),
                member.field("anchor").optionalString(),
                member.field("notPersonal").optionalString());
    }

    private static Classification classification(JsonReader classification) {
        return new Classification(
                classification.field("category").string(),
                classification.field("sensitivity").present().map(level -> level.enumValue(Sensitivity.class)),
                strings(classification.field("purposes")),
                classification.field("notes").optionalString());
    }

    private static EncryptionDeclaration encryption(String member, JsonReader encrypted) {
        return new EncryptionDeclaration(
                encrypted.field("id").optionalString().orElse(member),
                strings(encrypted.field("formerly")),
                encrypted
                        .field("binding")
                        .present()
                        .map(level -> level.enumValue(Binding.class))
                        .orElse(Binding.SUBJECT),
                encrypted.field("subject").optionalString(),
                encrypted.field("lookup").present().map(lookup -> lookup.enumValue(Normalizer.class)),
                encrypted.field("onShredded").optionalString(),
                encrypted.field("deterministic").present().map(JsonReader::bool).orElse(false));
    }

    private static List<String> strings(JsonReader array) {
        return itemsOf(array).stream().map(JsonReader::string).toList();
    }

    private static List<JsonReader> itemsOf(JsonReader array) {
        return array.present().map(JsonReader::items).orElse(List.of());
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(DeclarationReader.class.getResourceAsStream(name), "the schema is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
