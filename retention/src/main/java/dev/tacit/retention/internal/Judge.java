package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.Deciding;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.Explanation;
import dev.tacit.retention.due.RecordFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on rows of one table as of an instant, with the holds that were found for them. The plan, the batch and the
 * explanation all ask it, so they cannot disagree.
 */
public final class Judge {
    private final EngineSetup setup;
    private final RowStore store;
    private final ActiveHolds holds;
    private final Instant now;

    private Judge(EngineSetup setup, RowStore store, ActiveHolds holds, Instant now) {
        this.setup = setup;
        this.store = store;
        this.holds = holds;
        this.now = now;
    }

    /** Reads the holds on these rows, in a statement of its own. */
    public static Judge over(EngineSetup setup, Connection connection, RowStore store, List<Row> rows, Instant now)
            throws SQLException {
        List<RecordRef> records =
                rows.stream().map(row -> EngineSetup.ref(store, row)).toList();
        List<SubjectHandle> handles = rows.stream()
                .flatMap(row -> setup.handleOf(row).stream())
                .distinct()
                .toList();
        return new Judge(setup, store, setup.holds().on(connection, now, records, handles), now);
    }

    /** Decides; empty if nothing personal is left in the row and no rule removes rows. */
    Optional<DueDecision> decide(Row row) {
        return rulesFor(row).map(rules -> settled(row, rules.decide(facts(row), now)));
    }

    /** Explains; empty if nothing personal is left in the row and no rule removes rows. */
    public Optional<Explanation> explain(Row row) {
        return rulesFor(row)
                .map(rules -> rules.explain(facts(row), now))
                .map(found -> new Explanation(now, settled(row, found.decision()), found.rules()));
    }

    private RecordFacts facts(Row row) {
        return new RecordFacts(
                row.events(),
                holds.on(
                        EngineSetup.ref(store, row),
                        setup.handleOf(row),
                        store.table().categories().keySet()));
    }

    /** Returns the members that a removal would spare now. */
    Set<String> spared(Row row) {
        return rulesFor(row)
                .map(rules -> rules.decide(facts(row), now))
                .filter(DueDecision.Due.class::isInstance)
                .map(DueDecision.Due.class::cast)
                .map(due -> store.table().membersOf(due.spared().keySet()))
                .orElseGet(Set::of);
    }

    /** A row that names nobody stays; and if all that is left in it is spared, what spares it decides. */
    private DueDecision settled(Row row, DueDecision decision) {
        if (setup.handleOf(row).isEmpty()) {
            return new DueDecision.NoSubject();
        }
        if (decision instanceof DueDecision.Due due
                && !due.spared().isEmpty()
                && !row.personalDataLeft(
                        store.table().mapping(),
                        store.table().membersOf(due.spared().keySet()))) {
            return due.spared().values().iterator().next();
        }
        return decision;
    }

    private Optional<Deciding> rulesFor(Row row) {
        MappedTable table = store.table();
        return row.personalDataLeft(table.mapping()) ? Optional.of(table.whole()) : table.emptied();
    }
}
