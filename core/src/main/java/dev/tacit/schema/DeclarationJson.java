package dev.tacit.schema;

import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The JSON form of declarations, as the build's data map has it: absent means not declared, order means nothing. */
public final class DeclarationJson {
    /** Returns the JSON form; members about which nothing is said are left out. */
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
                                .filter(DeclarationJson::saysAnything)
                                .map(DeclarationJson::member)
                                .toList()))
                .build();
    }

    private static boolean saysAnything(MemberDeclaration member) {
        return member.classification().isPresent()
                || member.encryption().isPresent()
                || member.anchor().isPresent();
    }

    private static JsonObject member(MemberDeclaration member) {
        return JsonObject.builder()
                .put("name", member.name())
                .putIfPresent("category", member.classification().map(Classification::category))
                .putIfPresent(
                        "sensitivity",
                        member.classification()
                                .flatMap(Classification::sensitivity)
                                .map(Enum::name))
                .putIfPresent(
                        "purposes",
                        member.classification().map(Classification::purposes).filter(purposes -> !purposes.isEmpty()),
                        JsonArray::ofStrings)
                .putIfPresent("anchor", member.anchor())
                .putIfPresent("encrypted", member.encryption(), DeclarationJson::encryption)
                .build();
    }

    private static JsonValue encryption(EncryptionDeclaration encryption) {
        return JsonObject.builder()
                .put("id", encryption.id())
                .put("binding", encryption.binding().name())
                .putIfPresent("formerly", present(encryption.formerly()), JsonArray::ofStrings)
                .putIfPresent("subject", encryption.subjectMember())
                .putIfPresent("lookup", encryption.lookup().map(Enum::name))
                .putIfPresent("onShredded", encryption.onShredded(), JsonString::new)
                .build();
    }

    private static Optional<List<String>> present(List<String> list) {
        return Optional.of(list).filter(all -> !all.isEmpty());
    }

    private DeclarationJson() {}
}
