package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.due.Deciding;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A mapped table whose columns were found to be there and of the right kind, together with the rules for its rows.
 * Immutable and thread-safe.
 *
 * @param whole decides on rows with personal data in them
 * @param emptied decides on rows without; empty if no rule removes whole rows
 * @param documentIsJson whether the document column is PostgreSQL's json or jsonb
 */
public record MappedTable(
        TableMapping mapping,
        Deciding whole,
        Optional<Deciding> emptied,
        ValueType idType,
        ValueType subjectType,
        boolean documentIsJson) {
    /**
     * Holds mapping, rules and database against each other.
     *
     * @throws RetentionSetupException naming the record, the table, the column or the event at fault
     */
    public static MappedTable of(Connection connection, TableMapping mapping, RecordRules rules) throws SQLException {
        requireRemoval(mapping, rules);
        requireAnchors(mapping, rules);
        TableColumns columns = TableColumns.of(connection, mapping.table());
        mapping.anchorColumns().values().stream()
                .filter(column -> !columns.column(column).isInstant())
                .forEach(column -> {
                    throw columns.refusal(
                            "an anchor column must be TIMESTAMP WITH TIME ZONE: another type names no instant", column);
                });
        RecordRules emptied = rules.removingBy(RemovalAction.ERASE_ROW);
        if (emptied.remove().size() < rules.remove().size()) {
            requireErasable(mapping, columns);
        }
        return new MappedTable(
                mapping,
                Deciding.by(rules),
                emptied.remove().isEmpty() ? Optional.empty() : Optional.of(Deciding.by(emptied)),
                valueType(columns, mapping.idColumn()),
                valueType(columns, mapping.subjectColumn()),
                documentIsJson(mapping, columns));
    }

    private static void requireRemoval(TableMapping mapping, RecordRules rules) {
        if (rules.remove().isEmpty()) {
            throw new RetentionSetupException(
                    "no rule ever removes this kind of record; give a policy that lists it or that it names",
                    Safe.of("record", mapping.recordName()));
        }
    }

    private static void requireAnchors(TableMapping mapping, RecordRules rules) {
        for (String event : rules.events()) {
            if (!mapping.anchorColumns().containsKey(event)) {
                throw new RetentionSetupException(
                        "a rule looks at an event for which the mapping names no column",
                        Safe.of("record", mapping.recordName()),
                        Safe.of("event", event));
            }
        }
    }

    private static void requireErasable(TableMapping mapping, TableColumns columns) {
        for (SqlName column : Row.erasedColumns(mapping)) {
            if (!columns.column(column).nullable()) {
                throw columns.refusal("fields of this column are to be erased, but it is NOT NULL", column);
            }
        }
    }

    private static ValueType valueType(TableColumns columns, SqlName column) {
        return columns.column(column)
                .valueType()
                .orElseThrow(() -> columns.refusal("an id column must hold text, a number or a UUID", column));
    }

    private static boolean documentIsJson(TableMapping mapping, TableColumns columns) {
        for (SqlName column : mapping.documentColumn().stream().toList()) {
            TableColumns.Column found = columns.column(column);
            if (!found.isText() && !found.isPostgresJson()) {
                throw columns.refusal("a document column must hold text, or PostgreSQL's json", column);
            }
            return found.isPostgresJson();
        }
        return false;
    }
}
