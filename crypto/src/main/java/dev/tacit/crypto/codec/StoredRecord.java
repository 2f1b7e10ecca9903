package dev.tacit.crypto.codec;

import dev.tacit.Subject;
import java.util.Objects;

/**
 * One row of a page that is to be opened. Immutable and thread-safe. Its text shows nothing of it.
 *
 * @param document what {@link SealedRecords#write(Object)} returned
 * @param expected whose record the reader believes it to be
 */
public record StoredRecord(String document, Subject expected) {
    public StoredRecord {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(expected, "expected");
    }

    @Override
    public String toString() {
        return "StoredRecord[…]";
    }
}
