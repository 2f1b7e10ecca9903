package dev.tacit.retention.policy;

import dev.tacit.category.Catalog;
import dev.tacit.json.JsonReader;
import dev.tacit.json.JsonSchema;
import dev.tacit.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns a policy document into policies: first the shipped schema speaks, then the rules that a schema cannot say. All
 * mistakes are collected. Not thread-safe; one per document.
 */
final class PolicyReader {
    private static final JsonSchema SCHEMA = JsonSchema.parse(RetentionPolicies.schema());

    private final Catalog catalog;
    private final Mistakes mistakes = new Mistakes();
    private final ClockParser clocks = new ClockParser(mistakes);

    /** @param catalog knows the categories that rules may name */
    PolicyReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @throws PolicyException with every mistake */
    List<RetentionPolicy> read(JsonValue document) {
        mistakes.addAll(SCHEMA.validate(document));
        mistakes.refuse();
        List<RetentionPolicy> policies = new ArrayList<>();
        for (JsonReader policy : JsonReader.of(document).field("policies").items()) {
            policy(policy).ifPresent(policies::add);
        }
        mistakes.refuse();
        return policies;
    }

    private Optional<RetentionPolicy> policy(JsonReader policy) {
        int before = mistakes.count();
        List<RetentionRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonReader rule : policy.field("rules").items()) {
            rule(rule, ids).ifPresent(rules::add);
        }
        Set<String> records = each(policy.field("records"), PolicyNames::read);
        Optional<String> id = mistakes.read(() -> PolicyNames.read(policy.field("id")));
        Optional<Integer> version = mistakes.read(policy.field("version")::integer);
        Optional<Instant> effectiveFrom = mistakes.read(policy.field("effectiveFrom")::instant);
        return mistakes.count() > before
                ? Optional.empty()
                : Optional.of(new RetentionPolicy(
                        id.orElseThrow(),
                        version.orElseThrow(),
                        effectiveFrom.orElseThrow(),
                        records,
                        rules,
                        note(policy)));
    }

    private Optional<RetentionRule> rule(JsonReader rule, Set<String> ids) {
        int before = mistakes.count();
        Optional<String> id = mistakes.read(() -> PolicyNames.read(rule.field("id")));
        mistakes.noteIf(
                id.isPresent() && !ids.add(id.get()),
                rule.field("id"),
                "must differ from the ids of the policy's other rules");
        boolean removes = rule.field("kind").string().equals("REMOVE_BY");
        JsonReader action = rule.field("action");
        mistakes.noteIf(removes && !action.isPresent(), action, "is required for REMOVE_BY");
        mistakes.noteIf(!removes && action.isPresent(), action, "must be absent for KEEP_UNTIL");
        Optional<RetentionClock> clock = clocks.clock(rule.field("clock"));
        Set<String> categories = each(rule.field("categories"), this::category);
        Set<RuleName> outranks = each(rule.field("outranks"), PolicyReader::ruleName);
        Set<RuleName> yieldsTo = each(rule.field("yieldsTo"), PolicyReader::ruleName);
        mistakes.noteIf(
                outranks.stream().anyMatch(yieldsTo::contains),
                rule.field("yieldsTo"),
                "must not name a rule that this one outranks");
        if (removes) {
            for (String member : List.of("categories", "outranks", "yieldsTo")) {
                mistakes.noteIf(rule.field(member).isPresent(), rule.field(member), "must be absent for REMOVE_BY");
            }
        }
        if (mistakes.count() > before) {
            return Optional.empty();
        }
        String name = id.orElseThrow();
        return Optional.of(
                removes
                        ? new RetentionRule.RemoveBy(
                                name, clock.orElseThrow(), action.enumValue(RemovalAction.class), note(rule))
                        : new RetentionRule.KeepUntil(
                                name, clock.orElseThrow(), categories, outranks, yieldsTo, note(rule)));
    }

    private String category(JsonReader name) {
        if (catalog.category(name.string()).isEmpty()) {
            throw name.mistake("must be a category that the catalog knows");
        }
        return name.string();
    }

    private static RuleName ruleName(JsonReader name) {
        return name.parsed("must name a rule as policy/rule", RuleName::parse);
    }

    /** Returns each item of a list that may be absent; items with mistakes are noted and left out. */
    private <T> Set<T> each(JsonReader list, Function<JsonReader, T> reading) {
        Set<T> found = new LinkedHashSet<>();
        for (JsonReader item : list.present().map(JsonReader::items).orElseGet(List::of)) {
            mistakes.read(() -> reading.apply(item)).ifPresent(found::add);
        }
        return found;
    }

    private static String note(JsonReader at) {
        return at.field("note").optionalString().orElse("");
    }
}
