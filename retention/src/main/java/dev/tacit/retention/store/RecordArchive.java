package dev.tacit.retention.store;

import dev.tacit.provider.Resealer;
import dev.tacit.table.SqlName;
import java.util.Objects;

/**
 * Where the records of a table are archived: a table of the same columns in the same database, so that a record is in the
 * one or the other by one commit. Immutable; thread-safe as the resealer is.
 *
 * @param table the archive's table
 * @param resealer opens what is sealed for the live table and seals it by the archive's keys, for the same context
 * @param purpose what the archive is for, as the access gates hear it
 */
public record RecordArchive(SqlName table, Resealer resealer, String purpose) {
    public RecordArchive {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(resealer, "resealer");
        Objects.requireNonNull(purpose, "purpose");
    }
}
