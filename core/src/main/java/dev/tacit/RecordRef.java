package dev.tacit;

import java.util.Objects;

/**
 * One stored record: the logical name of its kind and its id within that kind.
 *
 * <p>Immutable and thread-safe. Its text shows the kind only: a host's record id may name a person.
 *
 * @param recordName the name from {@code @PersonalRecord}
 * @param recordId the value of the member marked {@code @RecordId}, as text
 */
public record RecordRef(String recordName, String recordId) {
    public RecordRef {
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(recordId, "recordId");
    }

    /** Returns the reference to the record of this kind with this id. */
    public static RecordRef of(String recordName, String recordId) {
        return new RecordRef(recordName, recordId);
    }

    @Override
    public String toString() {
        return "RecordRef[" + recordName + ", …]";
    }
}
