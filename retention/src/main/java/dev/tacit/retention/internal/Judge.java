package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.Deciding;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.ExplainedCopy;
import dev.tacit.retention.due.Explanation;
import dev.tacit.retention.due.FailedRemoval;
import dev.tacit.retention.due.RecordFacts;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.store.CopyOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides on rows of one table as of an instant, with the holds that were found for them. The plan, the batch and the
 * explanation all ask it, so they cannot disagree.
 */
public final class Judge {
    private final RowStore store;
    private final ActiveHolds holds;
    private final Map<String, SubjectHandle> handles;
    private final Instant now;
    private final List<ExplainedCopy> copies;

    private Judge(
            RowStore store,
            ActiveHolds holds,
            Map<String, SubjectHandle> handles,
            Instant now,
            List<ExplainedCopy> copies) {
        this.copies = copies;
        this.store = store;
        this.holds = holds;
        this.handles = handles;
        this.now = now;
    }

    /** Reads the holds on these rows, in a statement of its own. */
    public static Judge over(EngineSetup setup, Connection connection, RowStore store, List<Row> rows, Instant now)
            throws SQLException {
        Map<String, SubjectHandle> handles = new HashMap<>(2 * rows.size());
        for (Row row : rows) {
            setup.handleOf(row).ifPresent(handle -> handles.put(row.id(), handle));
        }
        return new Judge(
                store, holds(setup, connection, store, rows, handles, now), handles, now, copies(setup, store));
    }

    private static ActiveHolds holds(
            EngineSetup setup,
            Connection connection,
            RowStore store,
            List<Row> rows,
            Map<String, SubjectHandle> handles,
            Instant now)
            throws SQLException {
        if (rows.isEmpty()) {
            return new ActiveHolds(List.of());
        }
        Optional<ActiveHolds> few = setup.holds().ifFew(connection, now);
        return few.isPresent()
                ? few.get()
                : setup.holds()
                        .among(
                                connection,
                                now,
                                rows.stream()
                                        .map(row -> EngineSetup.ref(store, row))
                                        .toList(),
                                new HashSet<>(handles.values()));
    }

    private static List<ExplainedCopy> copies(EngineSetup setup, RowStore store) {
        return setup.swept(store.table().mapping().recordName()).copies().stream()
                .map(copy -> new ExplainedCopy(copy.store(), copy.order() == CopyOrder.BEFORE_SOURCE))
                .toList();
    }

    /** Returns the pseudonym of a row's subject; empty if the row names none. */
    Optional<SubjectHandle> handleOf(Row row) {
        return Optional.ofNullable(handles.get(row.id()));
    }

    /** Decides; empty if nothing personal is left in the row and no rule removes rows. */
    Optional<DueDecision> decide(Row row) {
        return rulesFor(row).map(rules -> settled(row, rules.decide(facts(row), hasBesides(row), now)));
    }

    /**
     * Explains; empty if nothing personal is left in the row and no rule removes rows.
     *
     * @param failed id → a sweep's last attempt to remove that row, which failed
     */
    public Optional<Explanation> explain(Row row, Map<String, FailedRemoval> failed) {
        return rulesFor(row)
                .map(rules -> rules.explain(facts(row), hasBesides(row), now))
                .map(found -> new Explanation(
                        now,
                        settled(row, found.decision()),
                        found.rules(),
                        copies,
                        Optional.ofNullable(failed.get(row.id()))));
    }

    private RecordFacts facts(Row row) {
        if (holds.holds().isEmpty()) {
            return RecordFacts.of(row.events());
        }
        return new RecordFacts(
                row.events(),
                holds.on(
                        EngineSetup.ref(store, row),
                        handleOf(row),
                        store.table().categories().keySet()));
    }

    /** Says whether a hold keeps the row, or a category that the record has. */
    boolean holdsAnything(Row row) {
        return !holds.holds().isEmpty() && !facts(row).holds().isEmpty();
    }

    /** Says whether a hold keeps a category, so that what decides is which columns are filled. */
    boolean holdsCategories() {
        return holds.holds().stream().anyMatch(hold -> hold.scope() instanceof HoldScope.OfCategory);
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

    private static boolean isAnonymous(Row row) {
        return row.subject().isEmpty();
    }

    /** A row that names nobody stays. */
    private DueDecision settled(Row row, DueDecision decision) {
        return isAnonymous(row) ? new DueDecision.NoSubject() : decision;
    }

    private Predicate<Set<String>> hasBesides(Row row) {
        MappedTable table = store.table();
        return spared -> row.personalDataLeft(table.mapping(), table.membersOf(spared));
    }

    private Optional<Deciding> rulesFor(Row row) {
        MappedTable table = store.table();
        return row.personalDataLeft(table.mapping()) ? Optional.of(table.whole()) : table.emptied(row);
    }
}
