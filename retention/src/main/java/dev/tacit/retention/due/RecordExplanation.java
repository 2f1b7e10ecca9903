package dev.tacit.retention.due;

import dev.tacit.RecordRef;
import java.util.Objects;

/** The explanation of one of a subject's records. Immutable and thread-safe. */
public record RecordExplanation(RecordRef record, Explanation explanation) {
    public RecordExplanation {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(explanation, "explanation");
    }
}
