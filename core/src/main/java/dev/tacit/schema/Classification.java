package dev.tacit.schema;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kind of personal data a member is.
 *
 * <p>Immutable and thread-safe.
 *
 * @param category the category's id
 * @param sensitivity how sensitive it is here; empty: as its category says
 * @param purposes names of the purposes it is used for; empty if none is said
 * @param notes a remark for the data map, for example why it is less sensitive here than its category says
 */
public record Classification(
        String category, Optional<Sensitivity> sensitivity, List<String> purposes, Optional<String> notes) {
    public Classification {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(sensitivity, "sensitivity");
        purposes = List.copyOf(purposes);
        Objects.requireNonNull(notes, "notes");
    }

    /** Returns a classification that says nothing but the category. */
    public static Classification of(String category) {
        return new Classification(category, Optional.empty(), List.of(), Optional.empty());
    }

    /** Returns the same for these purposes. */
    public Classification forPurposes(List<String> names) {
        return new Classification(category, sensitivity, names, notes);
    }

    /**
     * Returns what both say of one member: the higher sensitivity, the purposes of both, and the notes of this one if it
     * has any. The category is this one's.
     */
    public Classification and(Classification other) {
        return new Classification(
                category,
                Stream.of(sensitivity, other.sensitivity)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()),
                Stream.concat(purposes.stream(), other.purposes.stream())
                        .distinct()
                        .toList(),
                notes.or(other::notes));
    }

    /**
     * Returns how a value is to be handled: as said here or as its category says, whichever is stricter. A category that
     * the catalog does not know counts as the strictest.
     */
    public Sensitivity strictest(Catalog catalog) {
        Sensitivity usual =
                catalog.category(category).map(DataCategory::sensitivity).orElse(Sensitivity.SECRET);
        return sensitivity.filter(said -> said.compareTo(usual) > 0).orElse(usual);
    }
}
