package dev.tacit.retention.due;

import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.ClockReading;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RuleRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documented precedence, said once more, slowly and from the other side: of each rule that removes, is there anything
 * against it? Knows nothing of how {@link Deciding} finds its answer.
 */
final class PlainPrecedence {
    /** The rule that removes, and the categories that it has to leave. */
    record Removal(RuleRef rule, Instant at, Set<String> spared) {}

    private final RecordRules rules;
    private final RecordFacts facts;
    private final Set<String> contents;
    private final Instant now;

    /** @param contents the categories of which something is left in the record */
    PlainPrecedence(RecordRules rules, RecordFacts facts, Set<String> contents, Instant now) {
        this.rules = rules;
        this.facts = facts;
        this.contents = contents;
        this.now = now;
    }

    /** Returns what removes now; empty if nothing does. */
    Optional<Removal> removal() {
        List<Removal> allowed = new ArrayList<>();
        for (RecordRules.Remove rule : rules.remove()) {
            if (rule.rule().clock().read(facts.events()) instanceof ClockReading.Started started) {
                Instant at = later(rule.removableAt(started), rule.effectiveFrom());
                Set<String> spared = spared(rule);
                boolean nothingElse = !spared.isEmpty() && spared.containsAll(contents);
                if (!at.isAfter(now) && !isForbidden(rule) && !nothingElse) {
                    allowed.add(new Removal(rule.ref(), at, spared));
                }
            }
        }
        return allowed.stream().min(Comparator.comparing(Removal::at).thenComparing(Removal::rule));
    }

    private boolean isForbidden(RecordRules.Remove rule) {
        for (LegalHold hold : facts.holds()) {
            boolean ofCategory = hold.scope() instanceof HoldScope.OfCategory;
            if (hold.isEffectiveAt(now) && (!ofCategory || rule.rule().action().takesWhole())) {
                return true;
            }
        }
        for (RecordRules.Keep keep : rules.keep()) {
            boolean ofCategories = !keep.rule().categories().isEmpty();
            if (stands(keep, rule) && (!ofCategories || rule.rule().action().takesWhole())) {
                return true;
            }
        }
        return false;
    }

    private Set<String> spared(RecordRules.Remove rule) {
        Set<String> spared = new TreeSet<>();
        for (LegalHold hold : facts.holds()) {
            if (hold.isEffectiveAt(now) && hold.scope() instanceof HoldScope.OfCategory held) {
                spared.add(held.category());
            }
        }
        for (RecordRules.Keep keep : rules.keep()) {
            if (stands(keep, rule)) {
                spared.addAll(keep.rule().categories());
            }
        }
        return spared;
    }

    /** A rule that keeps stands until it is proved to have run out, and against all that it does not give way to. */
    private boolean stands(RecordRules.Keep keep, RecordRules.Remove rule) {
        boolean over = keep.rule().clock().read(facts.events()) instanceof ClockReading.Started started
                && !started.at().isAfter(now);
        return !over && !keep.rule().yieldsTo().contains(rule.ref().name());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
