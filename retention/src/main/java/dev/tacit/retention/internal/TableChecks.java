package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must hold between rules, mapping and the columns that a table has. Immutable. */
record TableChecks(TableMapping mapping, RecordRules rules, TableColumns columns, PolicyPlaces places) {
    private static final int HANDLE_CHARS = 32;

    /** @throws RetentionSetupException naming the record, the table, the column or the event at fault, and who needs it */
    void refuse() {
        requireRemoval();
        requireAnchors();
        requireInstants();
        requireDocument();
        requireOwnPlaces();
        requireOneStage();
        Set<RemovalAction> actions = actions();
        if (!actions.equals(Set.of(RemovalAction.ERASE_ROW))) {
            requireErasable();
        }
        requireSubjectColumn(actions);
        requireChangeable();
    }

    /** Returns the columns that a removal clears or replaces; none where rows are deleted only. */
    List<SqlName> changed() {
        Set<RemovalAction> actions = actions();
        if (actions.equals(Set.of(RemovalAction.ERASE_ROW))) {
            return List.of();
        }
        List<SqlName> changed = new ArrayList<>(Row.erasedColumns(mapping));
        mapping.documentColumn().ifPresent(changed::add);
        if (replacesSubject(actions)) {
            changed.add(mapping.subjectColumn());
        }
        return changed;
    }

    private static boolean replacesSubject(Set<RemovalAction> actions) {
        return actions.contains(RemovalAction.ANONYMIZE) || actions.contains(RemovalAction.PSEUDONYMIZE);
    }

    /** What decides on a row must outlive its erasure: neither its id nor its subject nor an event may be erased. */
    private void requireOwnPlaces() {
        Set<String> erased = new TreeSet<>();
        Row.erasedColumns(mapping).forEach(column -> erased.add(ForeignKey.lower(column)));
        mapping.documentColumn().ifPresent(column -> erased.add(ForeignKey.lower(column)));
        List<SqlName> deciding = new ArrayList<>(mapping.anchorColumns().values());
        deciding.add(mapping.idColumn());
        deciding.add(mapping.subjectColumn());
        for (SqlName column : deciding) {
            if (erased.contains(ForeignKey.lower(column))) {
                throw columns.refusal(
                        "a column is to be erased, and holds the id, the subject or an event by which is decided",
                        column);
            }
        }
        if (replacesSubject(actions())
                && ForeignKey.lower(mapping.idColumn()).equals(ForeignKey.lower(mapping.subjectColumn()))) {
            throw columns.refusal(
                    "the subject is to be replaced, but it is the record's id too", mapping.subjectColumn());
        }
    }

    /** Of a row that another rule emptied nobody can tell whether its subject was replaced, or its key was asked for. */
    private void requireOneStage() {
        Set<RemovalAction> emptying = actions();
        emptying.remove(RemovalAction.ERASE_ROW);
        for (RemovalAction action : List.of(RemovalAction.PSEUDONYMIZE, RemovalAction.CRYPTO_SHRED)) {
            if (emptying.contains(action) && emptying.size() > 1) {
                throw new RetentionSetupException(
                        places.action(action),
                        "a rule pseudonymizes or shreds what another rule may have emptied before, and would do nothing"
                                + " then; give all rules of this record that action, or let them delete the row",
                        named(),
                        Safe.of("action", action));
            }
        }
    }

    private void requireChangeable() {
        for (SqlName column : changed()) {
            if (columns.column(column).generated()) {
                throw columns.refusal("this column is to be erased, but the database computes it", column);
            }
        }
    }

    private Set<RemovalAction> actions() {
        Set<RemovalAction> actions = EnumSet.noneOf(RemovalAction.class);
        rules.remove().forEach(rule -> actions.add(rule.rule().action()));
        return actions;
    }

    private void requireRemoval() {
        if (rules.remove().isEmpty()) {
            throw new RetentionSetupException(
                    "no rule ever removes this kind of record; give a policy that lists it or that it names", named());
        }
    }

    private void requireAnchors() {
        for (String event : rules.events()) {
            if (!mapping.anchorColumns().containsKey(event)) {
                throw new RetentionSetupException(
                        places.event(event),
                        "a rule looks at an event for which the mapping names no column",
                        named(),
                        Safe.of("event", event),
                        Safe.of(
                                "mappedEvents",
                                String.join(
                                        ", ",
                                        new TreeSet<>(mapping.anchorColumns().keySet()))));
            }
        }
    }

    private void requireInstants() {
        mapping.anchorColumns().forEach((event, column) -> {
            TableColumns anchors = columns.neededBy(places.event(event));
            if (!anchors.column(column).isInstant()) {
                throw anchors.refusal(
                        "an anchor column must be TIMESTAMP WITH TIME ZONE: another type names no instant", column);
            }
        });
    }

    private void requireErasable() {
        for (SqlName column : Row.erasedColumns(mapping)) {
            if (!columns.column(column).nullable()) {
                throw columns.refusal("fields of this column are to be erased, but it is NOT NULL", column);
            }
        }
    }

    /** A row that names nobody any more can be looked up for no hold, so no rule may come after. */
    private void requireSubjectColumn(Set<RemovalAction> actions) {
        boolean anonymizes = actions.contains(RemovalAction.ANONYMIZE);
        boolean pseudonymizes = actions.contains(RemovalAction.PSEUDONYMIZE);
        if ((anonymizes || pseudonymizes) && actions.contains(RemovalAction.ERASE_ROW)) {
            throw new RetentionSetupException(
                    places.action(RemovalAction.ERASE_ROW),
                    "a row whose subject was replaced cannot be deleted later: nobody could look up its holds",
                    named());
        }
        TableColumns.Column subject = columns.column(mapping.subjectColumn());
        if (anonymizes && !subject.nullable()) {
            throw columns.neededBy(places.action(RemovalAction.ANONYMIZE))
                    .refusal(
                            "records are to be anonymized, but the subject column is NOT NULL",
                            mapping.subjectColumn());
        }
        if (pseudonymizes && !(subject.isText() && subject.size() >= HANDLE_CHARS)) {
            throw columns.neededBy(places.action(RemovalAction.PSEUDONYMIZE))
                    .refusal(
                            "records are to be pseudonymized, but the subject column has no room for a text of 32 characters",
                            mapping.subjectColumn());
        }
    }

    private void requireDocument() {
        for (SqlName column : mapping.documentColumn().stream().toList()) {
            TableColumns.Column found = columns.column(column);
            if (!found.isText() && !found.isPostgresJson()) {
                throw columns.refusal("a document column must hold text, or PostgreSQL's json", column);
            }
        }
    }

    private Safe named() {
        return Safe.of("record", mapping.recordName());
    }
}
