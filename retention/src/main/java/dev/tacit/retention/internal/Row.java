package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sweep reads of one row. Immutable and thread-safe.
 *
 * @param subject whose data it is; empty if the row does not say
 * @param events the anchors that are not NULL
 * @param filled the personal columns and index columns that hold anything
 */
public record Row(
        String id, Optional<Subject> subject, AnchorEvents events, Set<SqlName> filled, StoredDocument document) {
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
}
