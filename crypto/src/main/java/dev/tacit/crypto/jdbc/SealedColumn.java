package dev.tacit.crypto.jdbc;

import dev.tacit.table.SqlName;
import java.util.Objects;

/**
 * What was found where an encrypted member is stored. Immutable and thread-safe.
 *
 * @param table the table
 * @param column the member's own column, or the document that holds it
 * @param member the encrypted member
 * @param sealed values that look like ciphertext; whether they open was not tried
 * @param clear values that are none, or cannot be read: each is personal data in clear until somebody has looked
 * @param empty rows without a value
 */
public record SealedColumn(SqlName table, SqlName column, String member, long sealed, long clear, long empty) {
    public SealedColumn {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(member, "member");
    }
}
