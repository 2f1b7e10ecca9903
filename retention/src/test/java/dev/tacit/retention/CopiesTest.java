package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.store.CopyOrder;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.PlannedCopy;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.SweptCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was derived from a record goes with it: planned, in the right order, verified, explained. */
class CopiesTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);
    private final FakeIndex index = new FakeIndex("search");
    private final FakeIndex feed = new FakeIndex("partner-feed");

    private RetentionEngine engine() {
        shop.table = SweptTable.of(Order.SCHEMA, Order.mappingWithColumn())
                .copiedIn(index)
                .copiedIn(feed, CopyOrder.BEFORE_SOURCE);
        return shop.engine();
    }

    private void copiedOrders(int orders) {
        database.orders(orders, "2026-01-01T00:00:00Z");
        for (int i = 0; i < orders; i++) {
            index.add(String.format(Locale.ROOT, "o-%03d", i), "buyer-" + i);
            feed.add(String.format(Locale.ROOT, "o-%03d", i), "buyer-" + i);
        }
    }

    @Test
    void copiesArePlanned_erasedWithTheirRows_andReported() {
        copiedOrders(4);
        index.add("o-fresh", "zoe");
        RetentionEngine engine = engine();
        SweepPlan plan = engine.plan();

        SweepReport report = engine.apply(plan);

        assertThat(plan.copies())
                .containsExactly(
                        new PlannedCopy("order", "search", CopyOrder.AFTER_SOURCE, 4),
                        new PlannedCopy("order", "partner-feed", CopyOrder.BEFORE_SOURCE, 4));
        assertThat(index.copies).containsOnlyKeys(RecordRef.of("order", "o-fresh"));
        assertThat(feed.copies).isEmpty();
        assertThat(report.copies())
                .containsExactly(new SweptCopy("order", "search", 4, 0), new SweptCopy("order", "partner-feed", 4, 0));
        assertThat(engine.verify(plan.runId()).copiesOwed()).isZero();
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .extracting(AuditEvent.Removal::action)
                .contains("ERASE_COPY:search");
    }

    @Test
    void anIndexGoesAfterTheCommitOfItsRow_andWhatCannotStandAloneGoesBefore() {
        copiedOrders(1);
        List<Long> unerasedRows = new ArrayList<>();
        index.beforeErasing = () -> unerasedRows.add(database.unerased());
        feed.beforeErasing = () -> unerasedRows.add(database.unerased());
        RetentionEngine engine = engine();

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.removed()).isEqualTo(1);
        assertThat(unerasedRows).containsExactly(1L, 0L);
    }

    @Test
    void explain_saysWhatGoesWithTheRecord() {
        copiedOrders(1);

        assertThat(engine().explain(RecordRef.of("order", "o-000"))
                        .orElseThrow()
                        .sentence())
                .endsWith("A copy in search goes after the row. A copy in partner-feed goes before the row.");
    }

    @Test
    void aStoreThatFails_owesItsCopies_andTheNextSweepGoesOn() {
        copiedOrders(2);
        RetentionEngine engine = engine();
        index.fails = true;
        SweepReport first = engine.apply(engine.plan());

        assertThat(first.removed()).as("the rows are gone all the same").isEqualTo(2);
        assertThat(first.copies()).contains(new SweptCopy("order", "search", 0, 2));
        assertThat(engine.verify(first.runId()).copiesOwed()).isEqualTo(2);
        assertThat(engine.verify(first.runId()).goneFromLive()).isEmpty();

        index.fails = false;
        SweepReport second = engine.apply(engine.plan());

        assertThat(second.removed()).isZero();
        assertThat(index.copies).isEmpty();
        assertThat(engine.report(first.runId()).copies()).contains(new SweptCopy("order", "search", 2, 0));
        assertThat(database.column("SELECT subject_ids FROM tacit_owed_copy"))
                .as("the subjects' own ids are forgotten")
                .isEmpty();
    }

    @Test
    void whatAStoreSaysIsErased_isOwedUntilAReadingShowsNothing() {
        copiedOrders(1);
        index.keepsWhatItErases = true;
        RetentionEngine engine = engine();

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.copiesOwed()).isEqualTo(1);
    }

    @Test
    void aStoreThatGoesBeforeItsRow_andCannot_keepsTheRow() {
        copiedOrders(2);
        feed.fails = true;
        RetentionEngine engine = engine();

        SweepReport report = engine.apply(engine.plan());

        assertThat(report.failed(FailureReason.STORE))
                .isEqualTo(report.failed())
                .isEqualTo(2);
        assertThat(database.unerased()).isEqualTo(2);
        assertThat(index.copies).as("what goes after a row stays with it").hasSize(2);
    }

    @Test
    void aHoldPlacedBeforeTheCopyIsGone_keepsTheCopy_untilItIsReleased() {
        copiedOrders(1);
        RetentionEngine engine = engine();
        index.fails = true;
        SweepReport first = engine.apply(engine.plan());
        HoldPlacement placed = engine.holds().place(COUNSEL, "case-7", Subject.of("buyer-0"));
        index.fails = false;

        SweepReport held = engine.apply(engine.plan());

        assertThat(placed.alreadyRemoved()).isEqualTo(first.removed()).isEqualTo(1);
        assertThat(held.removed()).isZero();
        assertThat(index.copies).hasSize(1);
        assertThat(engine.holds().release(COUNSEL, "case-7")).hasSize(1);
        shop.clock.moveBy(Duration.ofDays(8));
        assertThat(engine.apply(engine.plan()).removed()).isZero();
        assertThat(index.copies).isEmpty();
    }

    @Test
    void aHoldOnACategory_keepsTheCopiesOfWhatItKeeps() {
        copiedOrders(1);
        RetentionEngine engine = engine();
        HoldPlacement placed = engine.holds().placeOnCategory(COUNSEL, "case-9", "email-address");

        SweepReport report = engine.apply(engine.plan());

        assertThat(placed.alreadyRemoved()).isZero();
        assertThat(report.removed()).as("the rest of the row").isEqualTo(1);
        assertThat(index.copies).hasSize(1);
        assertThat(feed.copies).hasSize(1);
        assertThat(report.copiesOwed()).isEqualTo(2);
    }

    @Test
    void aPlanMadeWithOtherCopies_isRefused() {
        copiedOrders(1);
        SweepPlan plan = shop.engine().plan();
        RetentionEngine engine = engine();

        assertThatThrownBy(() -> engine.apply(plan))
                .isInstanceOf(SweepRefusedException.class)
                .hasMessageContaining("declared copies changed");
        assertThat(engine.plan().hash()).isNotEqualTo(plan.hash());
    }

    @ParameterizedTest
    @EnumSource(DyingSource.Last.class)
    void killedAnywhereAndResumed_noCopyIsForgotten(DyingSource.Last last) {
        boolean died = true;
        for (int act = 0; died; act++) {
            TestDatabase fresh = TestDatabase.h2();
            Shop own = new Shop(fresh);
            FakeIndex copies = new FakeIndex("search");
            fresh.orders(3, "2026-01-01T00:00:00Z");
            for (int i = 0; i < 3; i++) {
                copies.add("o-00" + i, "buyer-" + i);
            }
            own.table = own.table.copiedIn(copies);
            RetentionEngine healthy = own.engine(builder -> builder.batchSize(2));
            SweepPlan plan = healthy.plan();
            died = dies(own, new DyingSource(fresh.source(), act, last), plan);

            SweepReport report = healthy.apply(plan);

            assertThat(fresh.unerased()).isZero();
            assertThat(copies.copies).as("killed at %s", act).isEmpty();
            assertThat(report.copies()).containsExactly(new SweptCopy("order", "search", 3, 0));
        }
    }

    private static boolean dies(Shop shop, DyingSource source, SweepPlan plan) {
        try {
            RetentionEngine doomed = shop.builder(source).batchSize(2).build();
            return Optional.of(doomed.apply(plan)).isEmpty();
        } catch (RetentionStoreException killed) {
            return true;
        }
    }

    @Test
    void aHoldThatIsPlacedWhileAStoreIsSlow_waitsForOneSubject_andNotForAll() {
        TestDatabase postgres = TestDatabase.postgres();
        Shop other = new Shop(postgres);
        other.table = SweptTable.of(Order.SCHEMA, Order.mappingWithColumn()).copiedIn(index);
        postgres.orders(3, "2026-01-01T00:00:00Z");
        for (int i = 0; i < 3; i++) {
            index.add("o-00" + i, "buyer-" + i);
        }
        RetentionEngine engine = other.engine();
        List<CompletableFuture<HoldPlacement>> placing = new ArrayList<>();
        List<HoldPlacement> placed = new ArrayList<>();
        index.beforeErasing = () -> {
            if (placing.isEmpty()) {
                placing.add(CompletableFuture.supplyAsync(
                        () -> engine.holds().place(COUNSEL, "case-7", RecordRef.of("order", "another"))));
                awaitSomebodyWaitingForALock(postgres);
            } else {
                // Granted in the order of asking, so it is placed by now, and its thread may yet have to hear of it.
                placed.add(placing.get(0).orTimeout(60, TimeUnit.SECONDS).join());
            }
        };

        SweepReport report = engine.sweep();

        assertThat(report.copiesOwed()).isZero();
        assertThat(placed)
                .as("placed before the second and before the third copy")
                .hasSize(2);
    }

    private static void awaitSomebodyWaitingForALock(TestDatabase postgres) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (postgres.column("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits for a lock").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aCopyThatIsSettledUnderNewerPolicies_isToldToTheAuditLogByThoseThatRemovedItsRow() {
        copiedOrders(1);
        index.fails = true;
        RetentionEngine engine = engine();
        SweepPlan plan = engine.plan();
        assertThat(engine.apply(plan).copiesOwed()).isEqualTo(1);
        index.fails = false;

        SweepReport later = shop.engine(builder -> builder.policies(FailingRowsBehavior.after30Days("ERASE_FIELDS")))
                .sweep();

        assertThat(later.policyHash()).isNotEqualTo(plan.policyHash());
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .filteredOn(event -> event.action().startsWith("ERASE_COPY"))
                .singleElement()
                .satisfies(event -> assertThat(event.rule()).contains(plan.policyHash(), plan.runId()));
    }
}
