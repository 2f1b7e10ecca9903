package dev.tacit.category;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a host adds to the catalog, and collects all mistakes. Not thread-safe; one a document. */
final class CatalogReader {
    private static final JsonSchema SCHEMA = JsonSchema.parse(schema());

    private final List<JsonProblem> problems = new ArrayList<>();
    private final Map<String, DataCategory> categories = new LinkedHashMap<>();
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();

    /** @throws JsonException with every mistake */
    Additions read(JsonValue document) {
        problems.addAll(SCHEMA.validate(document));
        refuseProblems();
        JsonReader root = JsonReader.of(document);
        itemsOf(root.field("categories")).forEach(this::readCategory);
        itemsOf(root.field("purposes")).forEach(this::readPurpose);
        refuseProblems();
        return new Additions(categories, purposes);
    }

    private void readCategory(JsonReader category) {
        JsonReader id = category.field("id");
        if (Catalog.standard().category(id.string()).isPresent()) {
            refuse(id, "must differ from the categories that Tacit knows");
        } else if (categories.containsKey(id.string())) {
            refuse(id, "must differ from the other categories' ids");
        } else if (!DataCategory.isId(id.string())) {
            refuse(id, "must have 1 to 64 characters of a-z 0-9 -");
        } else {
            categories.put(id.string(), category(category));
        }
    }

    private static DataCategory category(JsonReader category) {
        return new DataCategory(
                category.field("id").string(),
                category.field("dpvTerm").optionalString().orElse("PersonalData"),
                category.field("fideslangKey").optionalString().orElse("user"),
                category.field("sensitivity").enumValue(Sensitivity.class),
                itemsOf(category.field("flags")).stream()
                        .map(flag -> flag.enumValue(DataCategory.Flag.class))
                        .collect(Collectors.toSet()));
    }

    private void readPurpose(JsonReader purpose) {
        JsonReader name = purpose.field("name");
        List<LegalBasis> bases = itemsOf(purpose.field("legalBases")).stream()
                .map(basis -> basis.enumValue(LegalBasis.class))
                .toList();
        if (purposes.containsKey(name.string())) {
            refuse(name, "must differ from the other purposes' names");
        } else if (bases.stream().allMatch(LegalBasis::allowsSpecialCategories)) {
            refuse(purpose.field("legalBases"), "must hold one of Art. 6(1), also beside one of Art. 9(2)");
        } else {
            purposes.put(name.string(), new Purpose(name.string(), Set.copyOf(bases)));
        }
    }

    private void refuse(JsonReader place, String rule) {
        problems.add(new JsonProblem(place.pointer(), rule));
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new JsonException("this catalog of categories and purposes", problems);
        }
    }

    private static List<JsonReader> itemsOf(JsonReader array) {
        return array.present().map(JsonReader::items).orElse(List.of());
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(
                CatalogReader.class.getResourceAsStream("categories.schema.json"), "the schema is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one document adds. */
    record Additions(Map<String, DataCategory> categories, Map<String, Purpose> purposes) {
        Catalog addedTo(Catalog catalog) {
            return catalog.withCategories(categories.values()).withPurposes(purposes.values());
        }
    }
}
