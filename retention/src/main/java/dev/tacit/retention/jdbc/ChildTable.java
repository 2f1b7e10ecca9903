package dev.tacit.retention.jdbc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows name no person: whose they are, their parent row says, or its parent. Immutable and thread-safe.
 *
 * <pre>{@code
 * ChildTable.of(giftMessages, "gift_message").id("gift_id").parent("order-item", "item_id")
 *     .field("text", "message").build()
 * }</pre>
 */
public final class ChildTable {
    private final RecordSchema<?> schema;
    private final TableMapping mapping;
    private final String parentRecord;
    private final Optional<SqlName> parentColumn;

    private ChildTable(
            RecordSchema<?> schema, TableMapping mapping, String parentRecord, Optional<SqlName> parentColumn) {
        this.schema = schema;
        this.mapping = mapping;
        this.parentRecord = parentRecord;
        this.parentColumn = parentColumn;
    }

    /** Begins the mapping of a kind of record to a table. */
    public static Builder of(RecordSchema<?> schema, String table) {
        return new Builder(schema, TableMapping.of(schema, table));
    }

    /** Returns what the record declares. */
    public RecordSchema<?> schema() {
        return schema;
    }

    /** Returns where the record's members lie. Its subject column means nothing: such a row has none. */
    public TableMapping mapping() {
        return mapping;
    }

    /** Returns the kind of record that a row belongs to. */
    public String parentRecord() {
        return parentRecord;
    }

    /** Returns the column that holds the parent's id; empty if the database's foreign key is to say. */
    public Optional<SqlName> parentColumn() {
        return parentColumn;
    }

    /** Collects a child table. Not thread-safe. */
    public static final class Builder {
        private final RecordSchema<?> schema;
        private final TableMapping.Builder mapping;
        private @Nullable String parent;
        private Optional<SqlName> column = Optional.empty();

        private Builder(RecordSchema<?> schema, TableMapping.Builder mapping) {
            this.schema = schema;
            this.mapping = mapping;
        }

        /** Names the column of the record's id. */
        @CanIgnoreReturnValue
        public Builder id(String idColumn) {
            TableMapping.Builder unused = mapping.id(idColumn).subject(idColumn);
            return this;
        }

        /** Says what a row belongs to, and has the database's foreign key say by which column. */
        @CanIgnoreReturnValue
        public Builder parent(String record) {
            parent = requireNonNull(record, "record");
            return this;
        }

        /** Says what a row belongs to, and by which column; the database's foreign key must say the same. */
        @CanIgnoreReturnValue
        public Builder parent(String record, String parentColumn) {
            column = Optional.of(SqlName.of(parentColumn));
            return parent(record);
        }

        /** Names the column in which a storage codec's documents lie. */
        @CanIgnoreReturnValue
        public Builder document(String documentColumn) {
            TableMapping.Builder unused = mapping.document(documentColumn);
            return this;
        }

        /** Names the column of one personal member. */
        @CanIgnoreReturnValue
        public Builder field(String member, String fieldColumn) {
            TableMapping.Builder unused = mapping.field(member, fieldColumn);
            return this;
        }

        /** Names the column of a member's blind index. */
        @CanIgnoreReturnValue
        public Builder index(String member, String indexColumn) {
            TableMapping.Builder unused = mapping.index(member, indexColumn);
            return this;
        }

        /**
         * Returns the child table.
         *
         * @throws IllegalStateException if the id or the parent is missing, or {@link TableMapping.Builder#build} refuses
         */
        public ChildTable build() {
            if (parent == null) {
                throw new IllegalStateException("a child table names no parent");
            }
            return new ChildTable(schema, mapping.build(), parent, column);
        }
    }
}
