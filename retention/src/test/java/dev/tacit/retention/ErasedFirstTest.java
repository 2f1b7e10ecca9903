package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.Outcome;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.ItemState;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.testkit.MovableClock;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On PostgreSQL a batch of rows without documents is erased by the statement that locks it, and judged then. Whatever comes
 * between, nothing is committed that would not have gone, had it been judged first.
 */
@Timeout(180)
class ErasedFirstTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");
    private static final String GATE = "LOCK TABLE tacit_hold IN ROW SHARE MODE";

    private final TestDatabase database = TestDatabase.postgres();
    private final Shop shop = shop(database);
    private RetentionEngine engine;
    private SweepPlan plan;

    private static Shop shop(TestDatabase database) {
        Shop shop = new Shop(database);
        shop.table = Parcel.table();
        return shop;
    }

    @BeforeEach
    void plan() {
        Parcel.fill(database, 3);
        engine = shop.engine();
        plan = engine.plan();
    }

    private List<String> left() {
        return left(database);
    }

    private static List<String> left(TestDatabase database) {
        return database.column(
                "SELECT parcel_id FROM parcel WHERE label IS NOT NULL AND street IS NOT NULL ORDER BY parcel_id");
    }

    private RetentionEngine interrupted(String statement, Runnable act) {
        return shop.builder(new PausingSource(database.source(), statement, act))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsThatAllGo_areLockedErasedAndReadByOneStatement(boolean olderServer) {
        List<String> locking = new ArrayList<>();
        DataSource server = olderServer ? new OlderServer(database.source()) : database.source();
        RetentionEngine watched = shop.builder(
                        new PausingSource(server, "SELECT parcel_id, buyer_id", () -> locking.add("again")))
                .build();

        SweepReport report = watched.apply(plan);

        assertThat(report.removed()).isEqualTo(3);
        assertThat(left()).isEmpty();
        assertThat(locking).isEmpty();
    }

    @Test
    void aHoldPlacedAfterThePlan_keepsItsRow_andTheOthersGo() {
        engine.holds().place(COUNSEL, "case-7", Subject.of("buyer-1"));

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(2);
        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
        assertThat(left()).containsExactly("p-1");
    }

    @Test
    void aHoldPlacedWhenTheRowsAreErasedAndNotYetJudged_keepsItsRow() {
        List<HoldPlacement> placed = new ArrayList<>();
        RetentionEngine paused =
                interrupted(GATE, () -> placed.add(engine.holds().place(COUNSEL, "case-7", Subject.of("buyer-1"))));

        SweepReport report = paused.apply(plan);

        assertThat(placed)
                .singleElement()
                .satisfies(hold -> assertThat(hold.alreadyRemoved()).isZero());
        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
        assertThat(left()).containsExactly("p-1");
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .as("the audit log hears of no attempt")
                .singleElement()
                .satisfies(event -> assertThat(event.records()).isEqualTo(2));
    }

    @Test
    void aHoldOnACategory_sparesItsMembers() {
        engine.holds().placeOnCategory(COUNSEL, "case-7", "person-name");

        assertThat(engine.apply(plan).removed()).isEqualTo(3);

        assertThat(database.column("SELECT label FROM parcel WHERE street IS NULL"))
                .hasSize(3)
                .containsOnly("Ann Onym");
    }

    @Test
    void anEventThatMovedAfterThePlan_keepsItsRow() {
        database.execute(
                "UPDATE parcel SET fulfilled_at = TIMESTAMPTZ '2026-03-30 00:00:00+00' WHERE parcel_id = 'p-2'");

        SweepReport report = engine.apply(plan);

        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
        assertThat(left()).containsExactly("p-2");
    }

    /** The host's own trigger, which acts on a row before it is written. */
    private void beforeEachUpdate(String act) {
        database.execute(
                "CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + act + " RETURN NEW; END $$");
        database.execute("CREATE TRIGGER act BEFORE UPDATE ON parcel FOR EACH ROW EXECUTE FUNCTION act()");
    }

    private RetentionEngine on(boolean olderServer) {
        return olderServer ? shop.builder(new OlderServer(database.source())).build() : engine;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTriggerThatReplacesTheSubjectWithTheName_hidesNoHold(boolean olderServer) {
        beforeEachUpdate("IF NEW.label IS NULL THEN NEW.buyer_id := 'anonymous'; END IF;");
        engine.holds().place(COUNSEL, "case-7", Subject.of("buyer-1"));

        SweepReport report = on(olderServer).apply(plan);

        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
        assertThat(left()).containsExactly("p-1");
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .singleElement()
                .satisfies(event -> assertThat(event.subjects())
                        .containsExactlyInAnyOrder(FakeHandles.of("buyer-0"), FakeHandles.of("buyer-2")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTriggerThatClearsAnAnchorWithTheName_hidesNoLateEvent(boolean olderServer) {
        beforeEachUpdate("IF NEW.label IS NULL THEN NEW.fulfilled_at := TIMESTAMPTZ '2025-01-01 00:00:00+00'; END IF;");
        database.execute(
                "UPDATE parcel SET fulfilled_at = TIMESTAMPTZ '2026-03-30 00:00:00+00' WHERE parcel_id = 'p-2'");

        SweepReport report = on(olderServer).apply(plan);

        assertThat(report.count(ItemState.NOT_DUE)).isEqualTo(1);
        assertThat(left()).containsExactly("p-2");
    }

    @Test
    void aRowThatIsGone_andOneThatIsEmpty_areAlreadyGone() {
        database.execute("DELETE FROM parcel WHERE parcel_id = 'p-0'");
        database.execute("UPDATE parcel SET label = NULL, street = NULL WHERE parcel_id = 'p-1'");

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(1);
        assertThat(report.count(ItemState.ALREADY_GONE)).isEqualTo(2);
    }

    @Test
    void aRowThatTheHostKeepsLocked_isReportedOverdue_andTheOthersGo() throws Exception {
        RetentionEngine hurried = shop.engine(builder -> builder.lockTimeout(Duration.ofMillis(50)));
        SweepReport blocked;
        try (Connection host = database.source().getConnection();
                Statement statement = host.createStatement()) {
            host.setAutoCommit(false);
            boolean rows = statement.execute("SELECT 1 FROM parcel WHERE parcel_id = 'p-1' FOR UPDATE");
            assert rows;
            blocked = hurried.apply(plan);
            host.rollback();
        }

        assertThat(blocked.removed()).isEqualTo(2);
        assertThat(blocked.overdue()).isEqualTo(1);
        assertThat(engine.apply(plan).removed()).isEqualTo(3);
    }

    @Test
    void aClockThatJumpsWhenTheRowsAreErasedAndNotYetJudged_stopsTheBatch() {
        MovableClock node = MovableClock.at(InstantSource.system().instant());
        RetentionEngine paused = shop.builder(
                        new PausingSource(database.source(), GATE, () -> node.moveBy(Duration.ofMinutes(6))))
                .clock(node)
                .build();

        assertThatThrownBy(() -> paused.apply(plan)).isInstanceOf(SweepRefusedException.class);

        assertThat(left()).hasSize(3);
    }

    @Test
    void aHoldPlacedBetweenReCheckAndCommit_doesNotReturnBeforeTheBatchEnded() throws Exception {
        CompletableFuture<HoldPlacement> placing = new CompletableFuture<>();
        shop.sink.meanwhile = () -> {
            shop.sink.meanwhile = () -> {};
            placing.completeAsync(() -> engine.holds().place(COUNSEL, "case-7", Subject.of("buyer-1")));
            awaitSomebodyWaitingForALock();
            assertThat(placing).isNotDone();
        };

        assertThat(engine.apply(plan).removed()).isEqualTo(3);

        assertThat(placing.get(60, TimeUnit.SECONDS).alreadyRemoved()).isEqualTo(1);
    }

    private void awaitSomebodyWaitingForALock() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (database.column("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits for a lock").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void anAuditLogThatFails_keepsTheRows() {
        shop.sink.fails = true;

        assertThatThrownBy(() -> engine.apply(plan)).isInstanceOf(AuditUnavailableException.class);

        assertThat(left()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(DyingSource.Last.class)
    void killedAnywhereAndResumed_theReportIsTheSame(DyingSource.Last last) {
        SweepReport undisturbed = killedAt(Integer.MAX_VALUE, last).report();
        int kills = 0;
        for (boolean died = true; died; kills++) {
            Killed killed = killedAt(kills, last);
            died = killed.died();
            assertThat(killed.report().rules()).as("killed at %s", kills).isEqualTo(undisturbed.rules());
            assertThat(killed.report().outcomesHash()).isEqualTo(undisturbed.outcomesHash());
        }
        assertThat(kills).isGreaterThan(15);
    }

    private record Killed(SweepReport report, boolean died) {}

    private static Killed killedAt(int act, DyingSource.Last last) {
        TestDatabase database = TestDatabase.postgres();
        Parcel.fill(database, 5);
        Shop shop = shop(database);
        RetentionEngine healthy = shop.engine();
        SweepPlan plan = healthy.plan();
        healthy.holds().place(COUNSEL, "case-7", Subject.of("buyer-4"));
        boolean died = false;
        try {
            shop.builder(new DyingSource(database.source(), act, last)).build().apply(plan);
        } catch (RetentionStoreException killed) {
            died = true;
        }
        SweepReport report = healthy.apply(plan);
        assertThat(left(database)).as("killed at %s", act).containsExactly("p-4");
        return new Killed(report, died);
    }

    @Test
    void aTriggerThatPutsAValueBack_makesItsRowFail() {
        beforeEachUpdate("IF NEW.parcel_id = 'p-1' THEN NEW.label := OLD.label; END IF;");

        SweepReport report = engine.apply(plan);

        assertThat(report.removed()).isEqualTo(2);
        assertThat(report.failed(FailureReason.UNCHANGED)).isEqualTo(1);
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .filteredOn(event -> event.outcome() == Outcome.ALLOWED)
                .extracting(AuditEvent.Removal::records)
                .containsExactlyInAnyOrder(1L, 1L);
    }

    @Test
    void aConstraintThatIsCheckedAtTheCommit_isCheckedBeforeTheAuditLogIsTold() {
        database.execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF NEW.parcel_id = 'p-1' THEN RAISE EXCEPTION 'no' USING ERRCODE = '23514'; END IF;"
                + " RETURN NEW; END $$");
        database.execute("CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON parcel DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION refuse()");

        assertThat(engine.apply(plan).removed()).isEqualTo(2);

        assertThat(shop.sink.of(AuditEvent.Removal.class).stream()
                        .filter(event -> event.outcome() == Outcome.ALLOWED)
                        .mapToLong(AuditEvent.Removal::records)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void theAuditEventNamesRunAndBatch() {
        assertThat(engine.apply(plan).removed()).isEqualTo(3);

        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .singleElement()
                .satisfies(event -> assertThat(event.rule()).endsWith("#" + plan.runId() + "/0"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void meanwhile_theHostMayAddRowsThatReferToThoseThatAreErased(boolean judgedFirst) {
        database.execute("CREATE TABLE visit (parcel_id VARCHAR(40) REFERENCES parcel)");
        if (judgedFirst) {
            engine.holds().place(COUNSEL, "case-7", Subject.of("buyer-1"));
        }
        shop.sink.meanwhile =
                () -> database.execute("SET lock_timeout = '5s'; INSERT INTO visit VALUES ('p-0'); RESET lock_timeout");

        assertThat(engine.apply(plan).removed()).isEqualTo(judgedFirst ? 2 : 3);

        assertThat(database.column("SELECT 1 FROM visit")).hasSize(1);
    }
}
