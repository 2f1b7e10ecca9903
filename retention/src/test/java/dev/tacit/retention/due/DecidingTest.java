package dev.tacit.retention.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.AnchorEvents;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionClock;
import dev.tacit.retention.policy.RetentionRule;
import dev.tacit.retention.policy.RuleName;
import dev.tacit.retention.policy.RuleRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of precedence: hold, keep, remove. */
class DecidingTest {
    private static final Instant FULFILLED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant INVOICED = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");
    private static final AnchorEvents EVENTS = AnchorEvents.of(Map.of("fulfilled", FULFILLED, "invoiced", INVOICED));
    private static final RecordRules.Remove SOON = remove("soon", "fulfilled", 10, Instant.EPOCH);
    private static final RecordRules.Remove LATER = remove("later", "fulfilled", 20, Instant.EPOCH);

    @Test
    void aHoldBeatsEverything_andIsNamed() {
        LegalHold hold = new LegalHold(
                "h-1",
                "case-7",
                new HoldScope.OfSubject(SubjectHandle.parse("0123456789abcdef0123456789abcdef")),
                FULFILLED,
                Optional.empty());

        DueDecision decision = rules(List.of(), List.of(SOON)).decide(new RecordFacts(EVENTS, List.of(hold)), LATE);

        assertThat(decision.sentence()).isEqualTo("Legal hold h-1 of matter case-7 keeps it until it is released.");
    }

    @Test
    void ofTheRulesThatRemove_theEarliestDecides() {
        assertThat(rules(List.of(), List.of(LATER, SOON))
                        .decide(RecordFacts.of(EVENTS), FULFILLED)
                        .sentence())
                .isEqualTo("It falls due at 2026-01-11T00:00:00Z by rule p@1/soon, whose clock fulfilled started at"
                        + " 2026-01-01T00:00:00Z.");
    }

    @Test
    void ofTheRulesThatKeep_theLatestDecides_andItBeatsWhatRemoves() {
        Deciding rules = rules(List.of(keep("short", "invoiced", 15), keep("long", "invoiced", 30)), List.of(SOON));

        assertThat(rules.decide(RecordFacts.of(EVENTS), INVOICED.plus(Duration.ofDays(20))))
                .isInstanceOfSatisfying(DueDecision.Kept.class, kept -> {
                    assertThat(kept.rule().rule()).isEqualTo("long");
                    assertThat(kept.until()).isEqualTo(INVOICED.plus(Duration.ofDays(30)));
                });
        assertThat(rules.decide(RecordFacts.of(EVENTS), INVOICED.plus(Duration.ofDays(30))))
                .isInstanceOf(DueDecision.Due.class);
    }

    @Test
    void aRuleThatKeeps_andWhoseClockWasNotStarted_keeps() {
        Deciding rules = rules(List.of(keep("tax", "paid", 1)), List.of(SOON));

        assertThat(rules.decide(RecordFacts.of(EVENTS), LATE))
                .isInstanceOfSatisfying(DueDecision.ClockNotStarted.class, decision -> {
                    assertThat(decision.rule().rule()).isEqualTo("tax");
                    assertThat(decision.missing()).containsExactly("paid");
                });
    }

    @Test
    void beforeItsPolicyIsEffective_noRuleRemoves() {
        Deciding rules = rules(List.of(), List.of(remove("r", "fulfilled", 10, LATE)));

        assertThat(rules.decide(RecordFacts.of(EVENTS), LATE.minusNanos(1))).isInstanceOf(DueDecision.NotYet.class);
        assertThat(rules.decide(RecordFacts.of(EVENTS), LATE)).isInstanceOf(DueDecision.Due.class);
    }

    @Test
    void anExplanation_showsTheRulesThatLostToo() {
        Explanation explanation = rules(List.of(keep("books", "invoiced", 5)), List.of(LATER, SOON))
                .explain(RecordFacts.of(EVENTS), LATE);

        assertThat(explanation.rules())
                .extracting(reading -> reading.rule().rule())
                .containsExactly("books", "later", "soon");
        assertThat(explanation.sentence())
                .startsWith("As of 2030-01-01T00:00:00Z: It is due since 2026-01-11T00:00:00Z by rule p@1/soon, ");
    }

    @Test
    void aRuleThatYields_givesWayToThatRemovalAlone() {
        RecordRules.Keep yielding = keep("statistics", "invoiced", 300, Set.of(), Set.of(new RuleName("p", "soon")));

        assertThat(rules(List.of(yielding), List.of(SOON))
                        .decide(RecordFacts.of(EVENTS), INVOICED.plus(Duration.ofDays(20))))
                .isInstanceOf(DueDecision.Due.class);
        assertThat(rules(List.of(yielding), List.of(LATER))
                        .decide(RecordFacts.of(EVENTS), INVOICED.plus(Duration.ofDays(20))))
                .isInstanceOf(DueDecision.Kept.class);
    }

    @Test
    void aRuleThatKeepsACategory_letsTheRestGo_butNotTheRow() {
        RecordRules.Keep books = keep("books", "invoiced", 300, Set.of("postal-address"), Set.of());
        RecordRules.Remove fields = new RecordRules.Remove(
                new RuleRef("p", 1, "fields"),
                new RetentionRule.RemoveBy(
                        "fields",
                        RetentionClock.after("fulfilled", Duration.ofDays(10)),
                        RemovalAction.ERASE_FIELDS,
                        ""),
                Instant.EPOCH);
        Instant now = INVOICED.plus(Duration.ofDays(20));

        assertThat(rules(List.of(books), List.of(fields)).decide(RecordFacts.of(EVENTS), now))
                .isInstanceOfSatisfying(DueDecision.Due.class, due -> {
                    assertThat(due.spared()).containsOnlyKeys("postal-address");
                    assertThat(due.sentence())
                            .endsWith(" Category postal-address stays: Rule p@1/books keeps it until"
                                    + " 2026-10-29T00:00:00Z, whose clock invoiced started at 2026-01-02T00:00:00Z.");
                });
        assertThat(rules(List.of(books), List.of(SOON)).decide(RecordFacts.of(EVENTS), now))
                .isInstanceOf(DueDecision.Kept.class);
    }

    @Test
    void rulesOfWhichNoneRemoves_decideNothing() {
        assertThatThrownBy(() -> rules(List.of(keep("k", "invoiced", 1)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Deciding rules(List<RecordRules.Keep> keep, List<RecordRules.Remove> remove) {
        return Deciding.by(new RecordRules(keep, remove));
    }

    private static RecordRules.Keep keep(
            String id, String event, int days, Set<String> categories, Set<RuleName> yieldsTo) {
        return new RecordRules.Keep(
                new RuleRef("p", 1, id),
                new RetentionRule.KeepUntil(
                        id, RetentionClock.after(event, Duration.ofDays(days)), categories, Set.of(), yieldsTo, ""));
    }

    private static RecordRules.Keep keep(String id, String event, int days) {
        return new RecordRules.Keep(
                new RuleRef("p", 1, id),
                new RetentionRule.KeepUntil(id, RetentionClock.after(event, Duration.ofDays(days)), ""));
    }

    private static RecordRules.Remove remove(String id, String event, int days, Instant effectiveFrom) {
        return new RecordRules.Remove(
                new RuleRef("p", 1, id),
                new RetentionRule.RemoveBy(
                        id, RetentionClock.after(event, Duration.ofDays(days)), RemovalAction.ERASE_ROW, ""),
                effectiveFrom);
    }
}
