package dev.tacit.retention.internal;

import dev.tacit.retention.due.Deciding;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mapped table whose columns were found to be there and of the right kind, together with the rules for its rows.
 * Immutable and thread-safe.
 *
 * @param whole decides on rows with personal data in them
 * @param emptied decides on rows without; empty if no rule removes rows or their subjects
 * @param documentIsJson whether the document column is PostgreSQL's json or jsonb
 * @param categories category → the members that are of it, or have something of it in them
 */
public record MappedTable(
        TableMapping mapping,
        RecordRules rules,
        Deciding whole,
        Optional<Deciding> emptied,
        ValueType idType,
        ValueType subjectType,
        boolean documentIsJson,
        Map<String, Set<String>> categories) {
    /**
     * Holds mapping, rules and database against each other.
     *
     * @throws dev.tacit.retention.policy.RetentionSetupException naming the record, the table, the column or the event at
     *     fault, and what in the policies needs it
     */
    static MappedTable of(
            Connection connection, RecordSchema<?> schema, TableMapping mapping, RecordRules given, PolicyPlaces places)
            throws SQLException {
        Map<String, Set<String>> categories = categories(schema);
        RecordRules rules = given.concerning(categories.keySet());
        TableColumns columns = TableColumns.of(connection, mapping.table(), places.removal());
        TableShape.refuse(connection, mapping, columns, places.removal());
        TableChecks checks = new TableChecks(mapping, rules, columns, places);
        checks.refuse();
        CascadeChecks.refuseChanges(connection, mapping.table(), checks.changed(), places);
        RecordRules emptied = rules.removingBy(Set.of(RemovalAction.ERASE_ROW, RemovalAction.ANONYMIZE));
        return new MappedTable(
                mapping,
                rules,
                Deciding.by(rules),
                emptied.remove().isEmpty() ? Optional.empty() : Optional.of(Deciding.by(emptied)),
                valueType(columns, mapping.idColumn()),
                valueType(columns, mapping.subjectColumn()),
                mapping.documentColumn()
                        .map(columns::column)
                        .filter(TableColumns.Column::isPostgresJson)
                        .isPresent(),
                categories);
    }

    /** Returns the members of these categories. */
    Set<String> membersOf(Collection<String> names) {
        Set<String> members = new HashSet<>();
        names.forEach(name -> members.addAll(categories.getOrDefault(name, Set.of())));
        return members;
    }

    /** Returns the condition that is true of every row in which personal data may be left. */
    String left() {
        return PersonalLeft.sql(mapping, documentIsJson);
    }

    /** Returns what decides on this row, in which nothing personal is left; empty if nothing can be removed of it. */
    Optional<Deciding> emptied(Row row) {
        return emptied.filter(rules -> row.subject().isPresent() || removes(RemovalAction.ERASE_ROW));
    }

    private boolean removes(RemovalAction action) {
        return rules.remove().stream().anyMatch(rule -> rule.rule().action() == action);
    }

    /** Returns the statements that find what may be due, each row by exactly one of them. */
    List<DueQuery> dueQueries(Instant now) {
        Arms arms = new Arms(mapping.anchorColumns(), now);
        List<DueQuery> queries = new ArrayList<>();
        for (RecordRules.Remove rule : rules.remove()) {
            Optional<String> needed = needed(rule.rule().action());
            for (Arm arm : arms.due(rule)) {
                queries.add(new DueQuery(arm, needed, queries));
            }
        }
        return queries;
    }

    /**
     * Says whether a plan needs to know no more of the personal columns of the rows that a statement finds than that
     * something is left in one of them. A hold on a category needs more all the same.
     */
    boolean isEnoughToPlan(DueQuery query) {
        return query.left().filter(left()::equals).isPresent()
                && mapping.documentColumn().isEmpty()
                && rules.keep().stream().allMatch(RecordRules.Keep::keepsWhole);
    }

    /** Returns the condition that is true of rows that no rule's clock was started for. */
    String unstartedCondition(Instant now) {
        String missing = new Arms(mapping.anchorColumns(), now)
                .unstarted(rules.remove()).stream()
                        .map(arm -> "(" + arm.sql() + ")")
                        .collect(Collectors.joining(" OR "));
        return "(" + missing + ")"
                + (removes(RemovalAction.ERASE_ROW)
                        ? ""
                        : " AND " + (removes(RemovalAction.ANONYMIZE) ? leftOrNamed() : left()));
    }

    /** Returns what must be true of a row for an action to find anything in it; empty if any row will do. */
    private Optional<String> needed(RemovalAction action) {
        return switch (action) {
            case ERASE_ROW -> Optional.empty();
            case ANONYMIZE -> Optional.of(leftOrNamed());
            default -> Optional.of(left());
        };
    }

    private String leftOrNamed() {
        return "(" + left() + " OR " + mapping.subjectColumn() + " IS NOT NULL)";
    }

    static Map<String, Set<String>> categories(RecordSchema<?> schema) {
        Map<String, Set<String>> members = new HashMap<>();
        for (MemberSchema member : schema.members()) {
            member.categories()
                    .forEach(category -> members.computeIfAbsent(category, key -> new HashSet<>())
                            .add(member.name()));
        }
        return Map.copyOf(members);
    }

    static ValueType valueType(TableColumns columns, SqlName column) {
        return columns.column(column)
                .valueType()
                .orElseThrow(() -> columns.refusal("an id column must hold text, a whole number or a UUID", column));
    }
}
