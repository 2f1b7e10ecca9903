package dev.tacit.schema;

import dev.tacit.annotation.Sensitivity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What kind of personal data a member is.
 *
 * <p>Immutable and thread-safe.
 *
 * @param category the category's id
 * @param sensitivity how sensitive it is here; empty: as its category says
 * @param purposes names of the purposes it is used for
 */
public record Classification(String category, Optional<Sensitivity> sensitivity, List<String> purposes) {
    public Classification {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(sensitivity, "sensitivity");
        purposes = List.copyOf(purposes);
    }
}
