package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep reads of one row. Immutable and thread-safe.
 *
 * @param subject whose data it is; empty if the row does not say
 * @param events the anchors that are not NULL
 * @param filled the personal columns and index columns that hold anything
 */
public record Row(
        String id, Optional<Subject> subject, AnchorEvents events, Set<SqlName> filled, StoredDocument document) {
    private static final int MAX_SUBJECT_CHARS = 512;

    /** Returns what a statement selects for {@link #read}: of personal columns only whether they hold anything. */
    static String selection(TableMapping mapping) {
        List<String> selected = new ArrayList<>(
                List.of(mapping.idColumn().text(), mapping.subjectColumn().text()));
        anchors(mapping).forEach(anchor -> selected.add(anchor.getValue().text()));
        erasedColumns(mapping).forEach(column -> selected.add(column + " IS NOT NULL"));
        mapping.documentColumn().ifPresent(column -> selected.add(column.text()));
        return String.join(", ", selected);
    }

    /** Returns the columns that become NULL when fields are erased: personal ones and blind indexes. */
    static List<SqlName> erasedColumns(TableMapping mapping) {
        return Stream.concat(mapping.fieldColumns().values().stream(), mapping.indexColumns().values().stream())
                .distinct()
                .sorted(Comparator.comparing(SqlName::text))
                .toList();
    }

    /** Returns the columns that become NULL when fields are erased and these members are spared. */
    static List<SqlName> erasedColumns(TableMapping mapping, Set<String> spared) {
        if (spared.isEmpty()) {
            return erasedColumns(mapping);
        }
        Set<SqlName> kept = Stream.of(mapping.fieldColumns(), mapping.indexColumns())
                .flatMap(columns -> columns.entrySet().stream())
                .filter(column -> spared.contains(column.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return erasedColumns(mapping).stream()
                .filter(column -> !kept.contains(column))
                .toList();
    }

    private static List<Map.Entry<String, SqlName>> anchors(TableMapping mapping) {
        return mapping.anchorColumns().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    static Row read(ResultSet row, TableMapping mapping) throws SQLException {
        int column = 3;
        Map<String, Instant> events = new HashMap<>();
        for (Map.Entry<String, SqlName> anchor : anchors(mapping)) {
            Optional<Instant> at = Instants.read(row, column++);
            at.ifPresent(instant -> events.put(anchor.getKey(), instant));
        }
        Set<SqlName> filled = new HashSet<>();
        for (SqlName erased : erasedColumns(mapping)) {
            if (row.getBoolean(column++)) {
                filled.add(erased);
            }
        }
        StoredDocument document = mapping.documentColumn().isEmpty()
                ? new StoredDocument.Absent()
                : StoredDocument.parse(row.getString(column));
        return new Row(row.getString(1), subject(row.getString(2)), AnchorEvents.of(events), filled, document);
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
        return !filled.isEmpty() || document.mayHold(mapping.documentMembers());
    }

    /** Says whether personal data besides these members is, or may be, left in the row. */
    boolean personalDataLeft(TableMapping mapping, Set<String> spared) {
        if (spared.isEmpty()) {
            return personalDataLeft(mapping);
        }
        return erasedColumns(mapping, spared).stream().anyMatch(filled::contains)
                || document.mayHold(documentMembers(mapping, spared));
    }

    /** Says whether an index column holds anything. */
    public boolean indexesLeft(TableMapping mapping) {
        return mapping.indexColumns().values().stream().anyMatch(filled::contains);
    }

    /** Returns the members of the document that go when these are spared. */
    static Set<String> documentMembers(TableMapping mapping, Set<String> spared) {
        return mapping.documentMembers().stream()
                .filter(member -> !spared.contains(member))
                .collect(Collectors.toSet());
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
}
