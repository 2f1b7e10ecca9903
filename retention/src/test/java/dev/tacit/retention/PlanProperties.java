package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.event.AuditSink;
import dev.tacit.retention.due.Deciding;
import dev.tacit.retention.due.DueDecision;
import dev.tacit.retention.due.RecordFacts;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.retention.policy.PolicyException;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionClock;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionPolicy;
import dev.tacit.retention.policy.Term;
import dev.tacit.retention.store.StoreLag;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The plan reads by indexes what may be due; the oracle decides on every row. */
class PlanProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> EVENTS = List.of("a", "b", "c");

    @PersonalRecord("visit")
    record Visit(
            @RecordId int id,
            @SubjectId String guest,
            @PersonName String name) {}

    @Property(tries = 60)
    void thePlanIsWhatDecidingOnEveryRowSays(
            @ForAll("policies") List<RetentionPolicy> policies,
            @ForAll("rows") List<Map<String, Instant>> rows,
            @ForAll("lags") Duration lag) {
        RetentionPolicies rules = RetentionPolicies.of(policies);
        Assume.that(isMet(rules, lag));
        Instant now = START.plus(Duration.ofDays(200));
        TestDatabase database = visits(rows);

        SweepPlan plan = engine(database, rules, now, lag).plan();

        Deciding deciding = Deciding.by(rules.rulesFor("visit", Optional.empty(), lag));
        List<DueDecision> decisions = rows.stream()
                .map(events -> deciding.decide(RecordFacts.of(AnchorEvents.of(events)), now))
                .toList();
        assertThat(plan.tableRows()).isEqualTo(rows.size());
        assertThat(plan.records()).isEqualTo(count(decisions, DueDecision.Due.class));
        assertThat(plan.refused(RefusalReason.CLOCK_NOT_STARTED))
                .isEqualTo(count(decisions, DueDecision.ClockNotStarted.class));
    }

    @Property
    void noClockThatHasRunOut_wasStartedAfterItsLatestStart(
            @ForAll("terms") Term term, @ForAll("instants") Instant anchor, @ForAll("instants") Instant now) {
        if (!term.after(anchor).isAfter(now)) {
            assertThat(term.latestStart(now)).isAfterOrEqualTo(anchor);
        }
    }

    /** A lag that swallows a term is refused at load. */
    private static boolean isMet(RetentionPolicies rules, Duration lag) {
        try {
            return rules.rulesFor("visit", Optional.empty(), lag) != null;
        } catch (PolicyException swallowed) {
            return false;
        }
    }

    @Provide
    Arbitrary<Duration> lags() {
        return Arbitraries.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(30));
    }

    private static long count(List<DueDecision> decisions, Class<? extends DueDecision> kind) {
        return decisions.stream().filter(kind::isInstance).count();
    }

    private static RetentionEngine engine(TestDatabase database, RetentionPolicies rules, Instant now, Duration lag) {
        RecordSchema<Visit> schema = Schemas.annotated().of(Visit.class);
        TableMapping.Builder mapping =
                TableMapping.of(schema, "visit").id("id").subject("guest").field("name", "name");
        EVENTS.forEach(event -> mapping.anchor(event, "at_" + event));
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(database.source())
                .policies(rules)
                .table(SweptTable.of(schema, mapping.build()).lag(StoreLag.of(lag)))
                .auditSink(AuditSink.discardAll())
                .subjectHandles(new FakeHandles())
                .actor(Shop.ENGINE)
                .insecureSimulatedClock(() -> now)
                .batchSize(2)
                .build();
        engine.createTables();
        return engine;
    }

    private static TestDatabase visits(List<Map<String, Instant>> rows) {
        TestDatabase database = TestDatabase.h2();
        database.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY, guest VARCHAR(20), name VARCHAR(20),"
                + " at_a TIMESTAMP WITH TIME ZONE, at_b TIMESTAMP WITH TIME ZONE, at_c TIMESTAMP WITH TIME ZONE)");
        for (int i = 0; i < rows.size(); i++) {
            List<String> values = new ArrayList<>(List.of(String.valueOf(i), "'guest-" + i % 3 + "'", "'Ann'"));
            for (String event : EVENTS) {
                values.add(literal(rows.get(i).get(event)));
            }
            database.execute("INSERT INTO visit VALUES (" + String.join(", ", values) + ")");
        }
        return database;
    }

    private static String literal(@Nullable Instant at) {
        return at == null
                ? "NULL"
                : "TIMESTAMP WITH TIME ZONE '" + at.toString().replace('T', ' ').replace("Z", "+00:00") + "'";
    }

    @Provide
    Arbitrary<List<RetentionPolicy>> policies() {
        Arbitrary<RetentionPolicy> one = Combinators.combine(
                        clocks(),
                        clocks(),
                        Arbitraries.of(START, START.plus(Duration.ofDays(100)), START.plus(Duration.ofDays(300))),
                        Arbitraries.of(RemovalAction.ERASE_FIELDS, RemovalAction.ERASE_ROW))
                .as((first, second, from, action) -> RetentionPolicy.named("p")
                        .records("visit")
                        .effectiveFrom(from)
                        .removeBy("one", first, RemovalAction.ERASE_FIELDS, "")
                        .removeBy("two", second, action, "")
                        .build());
        return one.list().ofSize(1);
    }

    @Provide
    Arbitrary<List<Map<String, Instant>>> rows() {
        return Arbitraries.maps(Arbitraries.of(EVENTS), instants())
                .ofMaxSize(3)
                .<Map<String, Instant>>map(HashMap::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 260 * 24).map(hours -> START.plus(Duration.ofHours(hours)));
    }

    @Provide
    Arbitrary<Term> terms() {
        Arbitrary<Term> calendar = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Apia"))
                .as((months, days, zone) -> new Term.Calendar(Period.of(0, months, days), ZoneId.of(zone)));
        Arbitrary<Term> elapsed =
                Arbitraries.integers().between(0, 2000).map(hours -> new Term.Elapsed(Duration.ofHours(hours)));
        return Arbitraries.oneOf(calendar, elapsed);
    }

    private Arbitrary<RetentionClock> clocks() {
        Arbitrary<RetentionClock> simple = Combinators.combine(
                        Arbitraries.shuffle(EVENTS), Arbitraries.integers().between(0, 2), terms())
                .as((events, fallbacks, term) ->
                        new RetentionClock.After(events.get(0), events.subList(1, 1 + fallbacks), term));
        return combined(Arbitraries.oneOf(simple, combined(simple)));
    }

    private static Arbitrary<RetentionClock> combined(Arbitrary<RetentionClock> clocks) {
        Arbitrary<List<RetentionClock>> several = clocks.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                clocks,
                several.map(RetentionClock.EarliestOf::new),
                several.map(RetentionClock.LatestOf::new),
                several.map(RetentionClock.FirstPresent::new));
    }
}
