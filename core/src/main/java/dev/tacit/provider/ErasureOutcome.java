package dev.tacit.provider;

import dev.tacit.RecordRef;
import java.util.Objects;

/**
 * What became of one record at an erasure.
 *
 * @param record which
 * @param result what became of it
 */
public record ErasureOutcome(RecordRef record, Result result) {
    /** What became of a record. */
    public enum Result {
        /** Its personal data was removed now. */
        ERASED,
        /** Nothing personal was left in it. */
        ALREADY_GONE,
        /** A legal hold keeps it. */
        HELD,
        /** It could not be reached; the caller asks again. */
        FAILED
    }

    public ErasureOutcome {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(result, "result");
    }
}
