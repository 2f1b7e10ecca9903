package dev.tacit.schema;

import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The JSON form of declarations: one format for the data map that the build writes and for mappings that people write.
 * Absent means not declared. The form is published as a JSON Schema, {@code /dev/tacit/schema/declarations.schema.json}
 * in this module's jar.
 */
public final class DeclarationJson {
    static final int VERSION = 1;

    /**
     * Reads a data map or a mapping file.
     *
     * @return its declarations, in the document's order; members are in the document's order too
     * @throws JsonException if the text is no JSON, or with every mistake in it, each with its JSON pointer
     */
    public static List<RecordDeclaration> read(String text) {
        return new DeclarationReader().read(Json.parse(text));
    }

    /** Returns the document of these declarations, sorted by class name so that two builds' documents compare well. */
    public static JsonObject write(Collection<RecordDeclaration> declarations) {
        return JsonObject.builder()
                .put("version", VERSION)
                .put(
                        "records",
                        JsonArray.of(declarations.stream()
                                .sorted(Comparator.comparing(RecordDeclaration::className))
                                .map(DeclarationJson::write)
                                .toList()))
                .build();
    }

    /** Returns the form of one declaration; members of which nothing is said are left out. */
    public static JsonObject write(RecordDeclaration declaration) {
        return JsonObject.builder()
                .put("class", declaration.className())
                .putIfPresent("name", declaration.name())
                .putIfPresent("retain", declaration.retain())
                .putIfPresent("recordId", declaration.recordId())
                .putIfPresent("subjectId", declaration.subjectId())
                .put(
                        "members",
                        JsonArray.of(declaration.members().stream()
                                .filter(MemberDeclaration::saysAnything)
                                .map(DeclarationJson::member)
                                .toList()))
                .build();
    }

    private static JsonObject member(MemberDeclaration member) {
        JsonObject.Builder json =
                JsonObject.builder().put("name", member.name()).putIfPresent("type", member.type());
        member.classification().ifPresent(first -> classification(json, first));
        List<JsonObject> also = member.classifications().stream()
                .skip(1)
                .map(more -> classification(JsonObject.builder(), more).build())
                .toList();
        return json.putIfPresent("also", present(also), JsonArray::of)
                .putIfPresent("notPersonal", member.notPersonal())
                .putIfPresent("anchor", member.anchor())
                .putIfPresent("encrypted", member.encryption(), DeclarationJson::encryption)
                .build();
    }

    private static JsonObject.Builder classification(JsonObject.Builder json, Classification classification) {
        return json.put("category", classification.category())
                .putIfPresent("sensitivity", classification.sensitivity().map(Enum::name))
                .putIfPresent("purposes", present(classification.purposes()), JsonArray::ofStrings)
                .putIfPresent("notes", classification.notes());
    }

    private static JsonObject encryption(EncryptionDeclaration encryption) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", encryption.id())
                .put("binding", encryption.binding().name())
                .putIfPresent("formerly", present(encryption.formerly()), JsonArray::ofStrings)
                .putIfPresent("subject", encryption.subjectMember())
                .putIfPresent("lookup", encryption.lookup().map(Enum::name))
                .putIfPresent("onShredded", encryption.onShredded(), JsonString::new);
        return encryption.deterministic() ? json.put("deterministic", true).build() : json.build();
    }

    private static <T> Optional<List<T>> present(List<T> list) {
        return Optional.of(list).filter(all -> !all.isEmpty());
    }

    private DeclarationJson() {}
}
