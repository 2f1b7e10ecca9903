package dev.tacit.crypto.jdbc;

import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.json.JsonNull;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts one encrypted member at one place over the rows of its table. Not thread-safe. */
final class MemberCount {
    private final SqlName table;
    private final SqlName column;
    private final boolean inDocument;
    private final String member;
    private final boolean expected;
    private long sealed;
    private long clear;
    private long empty;

    private MemberCount(SqlName table, SqlName column, boolean inDocument, String member, boolean expected) {
        this.table = table;
        this.column = column;
        this.inDocument = inDocument;
        this.member = member;
        this.expected = expected;
    }

    /** A member with a column of its own may stand in the document all the same, written there by somebody who forgot. */
    static List<MemberCount> of(RecordSchema<?> schema, TableMapping mapping) {
        List<MemberCount> counts = new ArrayList<>();
        for (MemberSchema member : schema.encryptedMembers()) {
            String name = member.name();
            Optional<SqlName> own = Optional.ofNullable(mapping.fieldColumns().get(name));
            if (own.isEmpty() && mapping.documentColumn().isEmpty()) {
                throw new IllegalArgumentException("the mapping names no column for an encrypted member: " + name);
            }
            own.ifPresent(column -> counts.add(new MemberCount(mapping.table(), column, false, name, true)));
            mapping.documentColumn()
                    .ifPresent(column ->
                            counts.add(new MemberCount(mapping.table(), column, true, name, own.isEmpty())));
        }
        return counts;
    }

    SqlName column() {
        return column;
    }

    /** Says whether the member belongs here, or was found here. */
    boolean isWorthTelling() {
        return expected || sealed > 0 || clear > 0;
    }

    void add(StoredRow row) throws SQLException {
        Optional<Object> stored = row.value(column);
        if (stored.isEmpty()) {
            empty++;
        } else if (inDocument) {
            addFrom(row.document(column));
        } else {
            addValue(stored.get());
        }
    }

    SealedColumn result() {
        return new SealedColumn(table, column, member, sealed, clear, empty);
    }

    /** Nobody knows what stands in a document that cannot be read. */
    private void addFrom(Optional<JsonObject> document) {
        if (document.isEmpty()) {
            clear++;
            return;
        }
        JsonValue value = document.get().get(member).orElse(JsonNull.NULL);
        if (value instanceof JsonNull) {
            empty++;
        } else if (value instanceof JsonString text) {
            addValue(text.value());
        } else {
            clear++;
        }
    }

    private void addValue(Object stored) {
        if (isSealed(stored)) {
            sealed++;
        } else {
            clear++;
        }
    }

    private static boolean isSealed(Object stored) {
        try {
            byte[] bytes = stored instanceof byte[] binary ? binary : SealedText.parse(stored.toString());
            SealedFormat unused = SealedFormat.parse(bytes);
            return true;
        } catch (UnknownFormatException | CiphertextRejectedException notOurs) {
            return false;
        }
    }
}
