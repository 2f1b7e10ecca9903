package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.jdbc.ChildTable;
import dev.tacit.retention.jdbc.SubjectTables;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds declared tables against the database: columns, foreign keys, and tables of which nobody spoke. */
public final class LinkedTables {
    private final Connection connection;
    private final SubjectTables declared;
    private final Map<String, LinkedTable> found = new LinkedHashMap<>();

    private LinkedTables(Connection connection, SubjectTables declared) {
        this.connection = connection;
        this.declared = declared;
    }

    /**
     * Returns the tables, each after its parent.
     *
     * @throws RetentionSetupException naming the table or column that is missing or cannot be erased, the link that is no
     *     foreign key of the database, or the table that refers to one of these and of which nothing is said
     */
    public static List<LinkedTable> of(Connection connection, SubjectTables declared) throws SQLException {
        LinkedTables tables = new LinkedTables(connection, declared);
        for (SubjectTables.Linked table : declared.tables()) {
            tables.found.put(table.recordName(), tables.check(table));
        }
        tables.refuseForgotten();
        return List.copyOf(tables.found.values());
    }

    private LinkedTable check(SubjectTables.Linked given) throws SQLException {
        TableMapping mapping = given.mapping();
        TableColumns columns = TableColumns.of(connection, mapping.table());
        for (SqlName column : Row.erasedColumns(mapping)) {
            if (!columns.column(column).nullable()) {
                throw columns.refusal("fields of this column are to be erased, but it is NOT NULL", column);
            }
        }
        if (!given.schema().encryptedMembers().isEmpty() && given.codec().isEmpty()) {
            throw new RetentionSetupException(
                    "a table with encrypted members needs a codec: without one, ciphertext would be exported",
                    Safe.of("table", mapping.table().text()));
        }
        return new LinkedTable(
                mapping,
                MappedTable.valueType(columns, mapping.idColumn()),
                MappedTable.valueType(columns, mapping.subjectColumn()),
                documentIsJson(columns, mapping),
                given.child().isPresent() ? Optional.of(parent(given.child().get())) : Optional.empty(),
                MappedTable.categories(given.schema()),
                given.codec());
    }

    private static boolean documentIsJson(TableColumns columns, TableMapping mapping) {
        if (mapping.documentColumn().isEmpty()) {
            return false;
        }
        SqlName column = mapping.documentColumn().get();
        TableColumns.Column document = columns.column(column);
        if (!document.isText() && !document.isPostgresJson()) {
            throw columns.refusal("a document column must hold text, or PostgreSQL's json", column);
        }
        return document.isPostgresJson();
    }

    private LinkedTable.Parent parent(ChildTable child) throws SQLException {
        LinkedTable parent = Objects.requireNonNull(found.get(child.parentRecord()), "parent");
        List<ForeignKey> keys = ForeignKey.from(connection, child.mapping().table());
        SqlName toTable = parent.mapping().table();
        SqlName toColumn = parent.mapping().idColumn();
        if (child.parentColumn().isEmpty()) {
            return new LinkedTable.Parent(parent, onlyColumn(child, keys, toTable, toColumn));
        }
        SqlName column = child.parentColumn().get();
        if (keys.stream().noneMatch(key -> key.ties(column, toTable, toColumn))) {
            throw new RetentionSetupException(
                    "a declared link is no foreign key of the database to the parent's id",
                    Safe.of("table", child.mapping().table().text()),
                    Safe.of("column", column.text()),
                    Safe.of("parent", toTable.text()));
        }
        return new LinkedTable.Parent(parent, column);
    }

    private static SqlName onlyColumn(ChildTable child, List<ForeignKey> keys, SqlName toTable, SqlName toColumn) {
        List<String> columns = keys.stream()
                .flatMap(key -> key.referringTo(toTable, toColumn).stream())
                .distinct()
                .toList();
        if (columns.size() != 1) {
            throw new RetentionSetupException(
                    "no foreign key, or more than one, leads to the parent's id: name the column",
                    Safe.of("table", child.mapping().table().text()),
                    Safe.of("parent", toTable.text()),
                    Safe.of("keys", columns.size()));
        }
        return SqlName.of(columns.get(0));
    }

    /** A table that hangs on one of ours may hold the same person's data. */
    private void refuseForgotten() throws SQLException {
        List<String> spokenOf = Stream.concat(
                        found.values().stream().map(table -> table.mapping().table()),
                        declared.without().keySet().stream())
                .map(ForeignKey::lower)
                .toList();
        for (LinkedTable table : found.values()) {
            for (ForeignKey key : ForeignKey.to(connection, table.mapping().table())) {
                if (!spokenOf.contains(key.from())) {
                    throw new RetentionSetupException(
                            "a table refers to a mapped one, but is neither mapped nor said to hold no personal data",
                            Safe.of("table", key.from().toLowerCase(Locale.ROOT)),
                            Safe.of("refersTo", table.mapping().table().text()));
                }
            }
        }
    }
}
