package dev.tacit.retention.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.RecordRef;
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
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For all rules, events, holds and instants. */
class DecidingProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RecordRef RECORD = RecordRef.of("order", "o-1");

    @Property
    void whatRemoves_isWhatThePlainPrecedenceSays(
            @ForAll("rules") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll("contents") Set<String> contents,
            @ForAll("instants") Instant now) {
        assertPlain(rules, facts, contents, now);
    }

    /** Many rules at once, of which some have to leave what others may take. */
    @Property
    void whatRemoves_ofRulesThatAreAllDue_isWhatThePlainPrecedenceSays(
            @ForAll("stages") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll("contents") Set<String> contents) {
        RecordFacts fulfilled = new RecordFacts(AnchorEvents.of(Map.of("order.fulfilled", START)), facts.holds());

        assertPlain(rules, fulfilled, contents, START.plus(Duration.ofDays(2)));
    }

    @Provide
    Arbitrary<RecordRules> stages() {
        Arbitrary<RetentionClock> past = Arbitraries.integers()
                .between(0, 3)
                .map(days -> RetentionClock.after("order.fulfilled", Duration.ofDays(days)));
        Arbitrary<String> few = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<RecordRules.Remove> removes = Combinators.combine(few, past, Arbitraries.of(RemovalAction.class))
                .as((id, clock, action) -> new RecordRules.Remove(
                        new RuleRef("r", 1, id), new RetentionRule.RemoveBy(id, clock, action, ""), START));
        Arbitrary<RecordRules.Keep> keeps = Combinators.combine(
                        few,
                        Arbitraries.of("person-name", "postal-address").set().ofMaxSize(2),
                        few.map(id -> new RuleName("r", id)).set().ofMaxSize(3))
                .as((id, categories, yieldsTo) -> new RecordRules.Keep(
                        new RuleRef("k", 1, id),
                        new RetentionRule.KeepUntil(
                                id,
                                RetentionClock.after("order.fulfilled", Duration.ofDays(9)),
                                categories,
                                Set.of(),
                                yieldsTo,
                                "")));
        return Combinators.combine(
                        keeps.list().ofMinSize(1).ofMaxSize(2),
                        removes.list().ofMinSize(2).ofMaxSize(4))
                .as((keep, remove) -> new RecordRules(
                        distinct(keep, RecordRules.Keep::ref), distinct(remove, RecordRules.Remove::ref)));
    }

    private static void assertPlain(RecordRules rules, RecordFacts facts, Set<String> contents, Instant now) {
        Predicate<Set<String>> hasBesides = spared -> !spared.containsAll(contents);

        DueDecision decision = Deciding.by(rules).decide(facts, hasBesides, now);

        Optional<PlainPrecedence.Removal> found = decision instanceof DueDecision.Due due
                ? Optional.of(new PlainPrecedence.Removal(
                        due.rule(), due.at(), due.spared().keySet()))
                : Optional.empty();
        assertThat(found).isEqualTo(new PlainPrecedence(rules, facts, contents, now).removal());
    }

    @Provide
    Arbitrary<Set<String>> contents() {
        return Arbitraries.of("person-name", "postal-address", "free-text")
                .set()
                .ofMinSize(1);
    }

    @Property
    void addingAHold_neverBringsARemovalForward(
            @ForAll("rules") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll("holds") LegalHold hold,
            @ForAll("instants") Instant now) {
        List<LegalHold> more = new ArrayList<>(facts.holds());
        more.add(hold);

        boolean before = isDue(Deciding.by(rules), facts, now);
        boolean after = isDue(Deciding.by(rules), new RecordFacts(facts.events(), more), now);

        assertThat(after && !before).isFalse();
        assertThat(after && hold.isEffectiveAt(now) && hold.scope() instanceof HoldScope.OfRecord)
                .isFalse();
    }

    @Property
    void addingARuleThatRemoves_neverMovesARemovalBack(
            @ForAll("rules") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll("removes") RecordRules.Remove added,
            @ForAll("instants") Instant now) {
        List<RecordRules.Remove> more = new ArrayList<>(rules.remove());
        more.add(added);

        if (isDue(Deciding.by(rules), facts, now)) {
            assertThat(isDue(Deciding.by(new RecordRules(rules.keep(), more)), facts, now))
                    .isTrue();
        }
    }

    @Property
    void addingARuleThatKeeps_neverBringsARemovalForward(
            @ForAll("rules") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll("keeps") RecordRules.Keep added,
            @ForAll("instants") Instant now) {
        List<RecordRules.Keep> more = new ArrayList<>(rules.keep());
        more.add(added);

        if (isDue(Deciding.by(new RecordRules(more, rules.remove())), facts, now)) {
            assertThat(isDue(Deciding.by(rules), facts, now)).isTrue();
        }
    }

    @Property
    void theOrderOfRulesAndHolds_doesNotMatter(
            @ForAll("rules") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll Random random,
            @ForAll("instants") Instant now) {
        RecordRules shuffled = new RecordRules(shuffle(rules.keep(), random), shuffle(rules.remove(), random));
        RecordFacts reordered = new RecordFacts(facts.events(), shuffle(facts.holds(), random));

        assertThat(Deciding.by(shuffled).explain(reordered, now))
                .isEqualTo(Deciding.by(rules).explain(facts, now));
    }

    @Property
    void whatIsDue_staysDue_unlessEventsChange(
            @ForAll("rules") RecordRules rules,
            @ForAll("facts") RecordFacts facts,
            @ForAll("instants") Instant now,
            @ForAll("durations") Duration later) {
        if (isDue(Deciding.by(rules), facts, now)) {
            assertThat(isDue(Deciding.by(rules), facts, now.plus(later))).isTrue();
        }
    }

    @Property
    void dueBeginsAtAnchorPlusTerm_andNotANanosecondBefore(
            @ForAll("instants") Instant anchor, @ForAll("durations") Duration term) {
        RetentionClock clock = RetentionClock.after("a", term);
        Deciding rules = Deciding.by(new RecordRules(List.of(), List.of(remove("r", clock, RemovalAction.ERASE_ROW))));
        RecordFacts facts = RecordFacts.of(AnchorEvents.of(Map.of("a", anchor)));

        assertThat(rules.decide(facts, anchor.plus(term))).isInstanceOf(DueDecision.Due.class);
        assertThat(rules.decide(facts, anchor.plus(term).minusNanos(1))).isInstanceOf(DueDecision.NotYet.class);
    }

    @Property
    void aSentenceSaysTheRuleOrTheHold(
            @ForAll("rules") RecordRules rules, @ForAll("facts") RecordFacts facts, @ForAll("instants") Instant now) {
        DueDecision decision = Deciding.by(rules).decide(facts, now);

        String named = decision instanceof DueDecision.Held held
                ? held.hold().id()
                : decision.decidedBy().orElseThrow().toString();
        assertThat(decision.sentence()).contains(named).endsWith(".").doesNotContain(RECORD.recordId());
    }

    private static boolean isDue(Deciding rules, RecordFacts facts, Instant now) {
        return rules.decide(facts, now) instanceof DueDecision.Due;
    }

    private static <T> List<T> shuffle(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static RecordRules.Remove remove(String id, RetentionClock clock, RemovalAction action) {
        return new RecordRules.Remove(
                new RuleRef("p", 1, id), new RetentionRule.RemoveBy(id, clock, action, ""), Instant.EPOCH);
    }

    @Provide
    Arbitrary<RecordRules> rules() {
        return Combinators.combine(
                        keeps().list().ofMaxSize(3),
                        removes().list().ofMinSize(1).ofMaxSize(4))
                .as((keep, remove) -> new RecordRules(
                        distinct(keep, RecordRules.Keep::ref), distinct(remove, RecordRules.Remove::ref)));
    }

    private static <T> List<T> distinct(List<T> rules, Function<T, RuleRef> name) {
        return List.copyOf(rules.stream()
                .collect(Collectors.toMap(name, rule -> rule, (first, second) -> first))
                .values());
    }

    @Provide
    Arbitrary<RecordRules.Keep> keeps() {
        return Combinators.combine(
                        ids(),
                        clocks(),
                        Arbitraries.of("person-name", "postal-address").set().ofMaxSize(1),
                        ids().map(id -> new RuleName("r", id)).set().ofMaxSize(2))
                .as((id, clock, categories, yieldsTo) -> new RecordRules.Keep(
                        new RuleRef("k", 1, id),
                        new RetentionRule.KeepUntil(id, clock, categories, Set.of(), yieldsTo, "")));
    }

    @Provide
    Arbitrary<RecordRules.Remove> removes() {
        return Combinators.combine(ids(), clocks(), Arbitraries.of(RemovalAction.class), instants())
                .as((id, clock, action, from) -> new RecordRules.Remove(
                        new RuleRef("r", 1, id), new RetentionRule.RemoveBy(id, clock, action, ""), from));
    }

    @Provide
    Arbitrary<RecordFacts> facts() {
        return Combinators.combine(
                        Arbitraries.maps(events(), instants()).ofMaxSize(3),
                        holds().list().uniqueElements(LegalHold::id).ofMaxSize(2))
                .as((events, holds) -> new RecordFacts(AnchorEvents.of(events), holds));
    }

    @Provide
    Arbitrary<LegalHold> holds() {
        return Combinators.combine(
                        ids(),
                        instants(),
                        instants().optional(),
                        Arbitraries.<HoldScope>of(
                                new HoldScope.OfRecord(RECORD), new HoldScope.OfCategory("person-name")))
                .as((id, placed, end, scope) -> new LegalHold(id, "case-7", scope, placed, end));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 400L * 24 * 60).map(minutes -> START.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 100L * 24 * 60).map(Duration::ofMinutes);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.integers().between(1, 6).map(number -> "x" + number);
    }

    private static Arbitrary<String> events() {
        return Arbitraries.of("order.fulfilled", "order.cancelled", "order.delivered");
    }

    private Arbitrary<RetentionClock> clocks() {
        Arbitrary<RetentionClock> calendar = Combinators.combine(
                        events(), Arbitraries.integers().between(0, 90), Arbitraries.of("UTC", "Europe/Berlin"))
                .as((event, days, zone) -> RetentionClock.after(event, Period.ofDays(days), ZoneId.of(zone)));
        Arbitrary<RetentionClock> elapsed =
                Combinators.combine(events(), durations()).as(RetentionClock::after);
        Arbitrary<RetentionClock> simple = Arbitraries.oneOf(calendar, elapsed);
        Arbitrary<List<RetentionClock>> several = simple.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                simple,
                several.map(RetentionClock.EarliestOf::new),
                several.map(RetentionClock.LatestOf::new),
                several.map(RetentionClock.FirstPresent::new));
    }
}
