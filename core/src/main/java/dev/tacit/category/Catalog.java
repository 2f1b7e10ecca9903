package dev.tacit.category;

import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The categories and purposes that declarations may name: Tacit's own and the host's.
 *
 * <p>Immutable and thread-safe.
 */
public final class Catalog {
    /** Where an application's own categories and purposes stand. */
    public static final String RESOURCE = "META-INF/tacit/categories.json";

    private static final Catalog STANDARD = new Catalog(Map.of(), Map.of())
            .withCategories(StandardCategories.ALL)
            .withPurposes(StandardPurposes.ALL);

    private final Map<String, DataCategory> categories;
    private final Map<String, Purpose> purposes;

    private Catalog(Map<String, DataCategory> categories, Map<String, Purpose> purposes) {
        this.categories = categories;
        this.purposes = purposes;
    }

    /** Returns the categories of {@link Categories} and the common purposes. */
    public static Catalog standard() {
        return STANDARD;
    }

    /**
     * Returns the standard catalog and what the application's own files add: each resource {@value #RESOURCE} that this
     * loader finds. The annotation processor reads the same files.
     *
     * @throws JsonException if a file is malformed, or two files give one name different meanings
     */
    public static Catalog installed(ClassLoader loader) {
        return InstalledFiles.addTo(STANDARD, loader);
    }

    /**
     * Returns a catalog that knows what this document adds too. A document gives new categories; one that Tacit knows
     * keeps its meaning. A purpose takes the document's legal bases: they are the controller's to name.
     *
     * <pre>{@code
     * {"version": 1,
     *  "categories": [{"id": "loyalty-number", "sensitivity": "PERSONAL", "dpvTerm": "Identifier", "fideslangKey": "user.unique_id"}],
     *  "purposes": [{"name": "HealthCheck", "legalBases": ["CONTRACT", "HEALTH_CARE"]}]}
     * }</pre>
     *
     * @param json as the shipped schema {@code /dev/tacit/category/categories.schema.json} says
     * @throws JsonException with every mistake, each with its JSON pointer
     */
    public Catalog withDocument(String json) {
        return new CatalogReader().read(Json.parse(json)).addedTo(this);
    }

    /** Returns a catalog that knows these categories too; a known id takes the new meaning. */
    public Catalog withCategories(Collection<DataCategory> more) {
        Map<String, DataCategory> all = new LinkedHashMap<>(categories);
        more.forEach(category -> all.put(category.id(), category));
        return new Catalog(all, purposes);
    }

    /** Returns a catalog that knows these purposes too; a known name takes the new meaning. */
    public Catalog withPurposes(Collection<Purpose> more) {
        Map<String, Purpose> all = new LinkedHashMap<>(purposes);
        more.forEach(purpose -> all.put(purpose.name(), purpose));
        return new Catalog(categories, all);
    }

    /** Returns the category with this id. */
    public Optional<DataCategory> category(String id) {
        return Optional.ofNullable(categories.get(id));
    }

    /** Returns the purpose with this name. */
    public Optional<Purpose> purpose(String name) {
        return Optional.ofNullable(purposes.get(name));
    }

    /** Returns all categories, in the order of their registration. */
    public Collection<DataCategory> categories() {
        return Collections.unmodifiableCollection(categories.values());
    }

    /** Returns the ids of all categories with this flag, for example the list of Amazon's policy. */
    public Set<String> flagged(DataCategory.Flag flag) {
        return categories.values().stream()
                .filter(category -> category.flags().contains(flag))
                .map(DataCategory::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
