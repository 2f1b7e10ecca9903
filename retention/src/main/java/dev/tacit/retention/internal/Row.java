package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep reads of one row. Immutable and thread-safe.
 *
 * @param subject whose data it is; empty if the row does not say
 * @param events the anchors that are not NULL
 * @param columnsLeft whether a personal column or an index column holds anything
 */
public record Row(
        String id, Optional<Subject> subject, AnchorEvents events, boolean columnsLeft, StoredDocument document) {
    private static final int MAX_SUBJECT_CHARS = 512;

    /** Returns the columns that are read. */
    static List<SqlName> columns(TableMapping mapping) {
        Set<SqlName> columns = new LinkedHashSet<>();
        columns.add(mapping.subjectColumn());
        columns.addAll(mapping.anchorColumns().values());
        mapping.documentColumn().ifPresent(columns::add);
        columns.addAll(erasedColumns(mapping));
        return List.copyOf(columns);
    }

    /** Returns the columns that become NULL when fields are erased: personal ones and blind indexes. */
    static List<SqlName> erasedColumns(TableMapping mapping) {
        return Stream.concat(mapping.fieldColumns().values().stream(), mapping.indexColumns().values().stream())
                .distinct()
                .sorted(Comparator.comparing(SqlName::text))
                .toList();
    }

    static Row read(ResultSet row, TableMapping mapping) throws SQLException {
        return new Row(
                row.getString(mapping.idColumn().text()),
                subject(row.getString(mapping.subjectColumn().text())),
                events(row, mapping),
                columnsLeft(row, mapping),
                document(row, mapping));
    }

    static List<Row> readAll(ResultSet rows, TableMapping mapping) throws SQLException {
        List<Row> read = new ArrayList<>();
        while (rows.next()) {
            read.add(read(rows, mapping));
        }
        return read;
    }

    /** Says whether personal data is, or may be, left in the row. */
    public boolean personalDataLeft(TableMapping mapping) {
        return columnsLeft || document.mayHold(mapping.documentMembers());
    }

    /** Shows nothing: a host's record id may name a person. */
    @Override
    public String toString() {
        return "Row[…]";
    }

    private static Optional<Subject> subject(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(text -> !text.isBlank() && text.length() <= MAX_SUBJECT_CHARS)
                .map(Subject::of);
    }

    private static AnchorEvents events(ResultSet row, TableMapping mapping) throws SQLException {
        Map<String, Instant> recorded = new HashMap<>();
        for (Map.Entry<String, SqlName> anchor : mapping.anchorColumns().entrySet()) {
            @Nullable OffsetDateTime at = row.getObject(anchor.getValue().text(), OffsetDateTime.class);
            if (at != null) {
                recorded.put(anchor.getKey(), at.toInstant());
            }
        }
        return AnchorEvents.of(recorded);
    }

    private static boolean columnsLeft(ResultSet row, TableMapping mapping) throws SQLException {
        for (SqlName column : erasedColumns(mapping)) {
            if (row.getObject(column.text()) != null) {
                return true;
            }
        }
        return false;
    }

    private static StoredDocument document(ResultSet row, TableMapping mapping) throws SQLException {
        Optional<SqlName> column = mapping.documentColumn();
        return column.isEmpty()
                ? new StoredDocument.Absent()
                : StoredDocument.parse(row.getString(column.get().text()));
    }
}
