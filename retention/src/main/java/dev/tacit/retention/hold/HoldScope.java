package dev.tacit.retention.hold;

import dev.tacit.RecordRef;
import dev.tacit.SubjectHandle;
import java.util.Objects;

/** What a hold keeps. Immutable and thread-safe. */
public sealed interface HoldScope {
    /** Returns the scope's name in tables and events. */
    String kind();

    /** All records of one data subject. */
    record OfSubject(SubjectHandle handle) implements HoldScope {
        public OfSubject {
            Objects.requireNonNull(handle, "handle");
        }

        @Override
        public String kind() {
            return "SUBJECT";
        }
    }

    /**
     * The members of one category in every record of the tenant; what stands beside them may go.
     *
     * @param category an id of the catalog, for example {@code postal-address}
     */
    record OfCategory(String category) implements HoldScope {
        public OfCategory {
            Objects.requireNonNull(category, "category");
        }

        @Override
        public String kind() {
            return "CATEGORY";
        }
    }

    /** One record, whoever it speaks of. */
    record OfRecord(RecordRef record) implements HoldScope {
        public OfRecord {
            Objects.requireNonNull(record, "record");
        }

        @Override
        public String kind() {
            return "RECORD";
        }
    }
}
