package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which columns of a table are selected, in which order, and how a row is read from them. Immutable and thread-safe. */
final class RowLayout {
    private static final int MAX_SUBJECT_CHARS = 512;
    private static final int FIRST_ANCHOR = 3;
    private static final StoredDocument NO_DOCUMENT = new StoredDocument.Absent();

    private final TableMapping mapping;
    private final List<Map.Entry<String, SqlName>> anchors;
    private final List<SqlName> erased;
    private final Set<SqlName> allErased;

    RowLayout(TableMapping mapping) {
        this.mapping = mapping;
        this.anchors = mapping.anchorColumns().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        this.erased = Row.erasedColumns(mapping);
        this.allErased = Set.copyOf(erased);
    }

    /** Returns what a statement selects: of personal columns only whether they hold anything. */
    String selection() {
        return selection(column -> column + " IS NOT NULL");
    }

    /** Returns what is selected of rows whose personal columns all count as filled, without a look at them. */
    String selectionOfFilled() {
        return selection(column -> "TRUE");
    }

    /** Returns the columns whose values are read: id, subject and anchors, in the order in which they are selected. */
    List<SqlName> values() {
        List<SqlName> values = new ArrayList<>(List.of(mapping.idColumn(), mapping.subjectColumn()));
        anchors.forEach(anchor -> values.add(anchor.getValue()));
        return values;
    }

    private String selection(Function<SqlName, String> filled) {
        List<String> selected = new ArrayList<>();
        values().forEach(column -> selected.add(column.text()));
        erased.forEach(column -> selected.add(filled.apply(column)));
        mapping.documentColumn().ifPresent(column -> selected.add(column.text()));
        return String.join(", ", selected);
    }

    /** Reads all rows. */
    List<Row> readAll(ResultSet rows) throws SQLException {
        List<Row> read = new ArrayList<>();
        while (rows.next()) {
            read.add(read(rows));
        }
        return read;
    }

    /** Reads the current row. */
    Row read(ResultSet row) throws SQLException {
        int column = FIRST_ANCHOR + anchors.size() + erased.size();
        StoredDocument document =
                mapping.documentColumn().isEmpty() ? NO_DOCUMENT : StoredDocument.parse(row.getString(column));
        return new Row(row.getString(1), subject(row.getString(2)), events(row), filled(row), document);
    }

    /** Most rows have one event, which needs no hash table. */
    private AnchorEvents events(ResultSet row) throws SQLException {
        Map<String, Instant> events = Map.of();
        int column = FIRST_ANCHOR;
        for (Map.Entry<String, SqlName> anchor : anchors) {
            Optional<Instant> at = Instants.readEvent(row, column++);
            if (at.isPresent() && events.isEmpty()) {
                events = Map.of(anchor.getKey(), at.get());
            } else if (at.isPresent()) {
                events = new HashMap<>(events);
                events.put(anchor.getKey(), at.get());
            }
        }
        return AnchorEvents.of(events);
    }

    /** Most rows that are due have all their columns filled, and share one set. */
    private Set<SqlName> filled(ResultSet row) throws SQLException {
        List<SqlName> filled = new ArrayList<>(erased.size());
        int column = FIRST_ANCHOR + anchors.size();
        for (SqlName one : erased) {
            if (row.getBoolean(column++)) {
                filled.add(one);
            }
        }
        return filled.size() == erased.size() ? allErased : Set.copyOf(filled);
    }

    private static Optional<Subject> subject(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(text -> !text.isBlank() && text.length() <= MAX_SUBJECT_CHARS)
                .map(Subject::of);
    }
}
