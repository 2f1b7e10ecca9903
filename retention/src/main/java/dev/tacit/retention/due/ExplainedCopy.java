package dev.tacit.retention.due;

import java.util.Objects;

/**
 * A store in which a copy of a record may lie. Immutable and thread-safe.
 *
 * @param store the store's name, as operators know it
 * @param beforeItsRow whether the copy goes before the row; otherwise after it
 */
public record ExplainedCopy(String store, boolean beforeItsRow) {
    public ExplainedCopy {
        Objects.requireNonNull(store, "store");
    }

    /** Returns what becomes of the copy, as an English sentence. */
    public String sentence() {
        return "A copy in " + store + " goes " + (beforeItsRow ? "before" : "after") + " the row.";
    }
}
