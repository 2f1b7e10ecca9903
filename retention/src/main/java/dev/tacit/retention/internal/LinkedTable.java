package dev.tacit.retention.internal;

import dev.tacit.provider.RecordCodec;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of a provider's tables, found in the database as it is mapped, and the way from it to the person. Immutable and
 * thread-safe.
 *
 * @param subjectType of the subject column; of a child's rows, which have none, it means nothing
 * @param parent empty if rows name the person themselves
 * @param categories category → the members of it
 */
public record LinkedTable(
        TableMapping mapping,
        ValueType idType,
        ValueType subjectType,
        boolean documentIsJson,
        Optional<Parent> parent,
        Map<String, Set<String>> categories,
        Optional<RecordCodec<?>> codec) {
    /** Where a row's parent is. */
    public record Parent(LinkedTable table, SqlName column) {}

    /** Returns this table, its parent, and so on up to the one whose rows name the person. */
    List<LinkedTable> chain() {
        List<LinkedTable> chain = new ArrayList<>(List.of(this));
        for (Optional<Parent> above = parent;
                above.isPresent();
                above = above.get().table().parent()) {
            chain.add(above.get().table());
        }
        return chain;
    }

    /** Returns the tables of the chain joined, as {@code t0 JOIN t1 … }. */
    String joined() {
        StringBuilder sql = new StringBuilder(mapping.table() + " t0");
        List<LinkedTable> chain = chain();
        for (int i = 1; i < chain.size(); i++) {
            SqlName column = chain.get(i - 1).parent().orElseThrow().column();
            TableMapping above = chain.get(i).mapping();
            sql.append(" JOIN ").append(above.table()).append(" t").append(i);
            sql.append(" ON t").append(i - 1).append('.').append(column);
            sql.append(" = t").append(i).append('.').append(above.idColumn());
        }
        return sql.toString();
    }
}
