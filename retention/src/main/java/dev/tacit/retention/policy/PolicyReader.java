package dev.tacit.retention.policy;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.tacit.category.Catalog;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonProblem;
import dev.tacit.json.JsonReader;
import dev.tacit.json.JsonSchema;
import dev.tacit.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns a policy document into policies: first the shipped schema speaks, then the rules that a schema cannot say. All
 * mistakes are collected. Not thread-safe; one per document.
 */
final class PolicyReader {
    private static final JsonSchema SCHEMA = JsonSchema.parse(RetentionPolicies.schema());

    private final Catalog catalog;
    private final List<JsonProblem> problems = new ArrayList<>();

    /** @param catalog knows the categories that rules may name */
    PolicyReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @throws PolicyException with every mistake */
    List<RetentionPolicy> read(JsonValue document) {
        problems.addAll(SCHEMA.validate(document));
        refuseProblems();
        List<RetentionPolicy> policies = new ArrayList<>();
        for (JsonReader policy : JsonReader.of(document).field("policies").items()) {
            collect(() -> policies.add(policy(policy)));
        }
        refuseProblems();
        return policies;
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }

    private RetentionPolicy policy(JsonReader policy) {
        List<RetentionRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonReader rule : policy.field("rules").items()) {
            collect(() -> rules.add(rule(rule, ids)));
        }
        Set<String> records = new LinkedHashSet<>();
        for (JsonReader name : items(policy.field("records"))) {
            collect(() -> records.add(name(name)));
        }
        String id = name(policy.field("id"));
        Instant effectiveFrom = policy.field("effectiveFrom").instant();
        // A policy whose rules were all refused is not built: its mistakes are reported already.
        refuseIf(rules.isEmpty(), policy.field("rules"), "has no rule that could be understood");
        return new RetentionPolicy(id, policy.field("version").integer(), effectiveFrom, records, rules, note(policy));
    }

    private RetentionRule rule(JsonReader rule, Set<String> ids) {
        String id = name(rule.field("id"));
        refuseIf(!ids.add(id), rule.field("id"), "must differ from the ids of the policy's other rules");
        boolean removes = rule.field("kind").string().equals("REMOVE_BY");
        JsonReader action = rule.field("action");
        refuseIf(removes && !action.isPresent(), action, "is required for REMOVE_BY");
        refuseIf(!removes && action.isPresent(), action, "must be absent for KEEP_UNTIL");
        RetentionClock clock = clock(rule.field("clock"));
        if (!removes) {
            return keepUntil(rule, id, clock);
        }
        for (String member : List.of("categories", "outranks", "yieldsTo")) {
            refuseIf(rule.field(member).isPresent(), rule.field(member), "must be absent for REMOVE_BY");
        }
        return new RetentionRule.RemoveBy(id, clock, action.enumValue(RemovalAction.class), note(rule));
    }

    private RetentionRule keepUntil(JsonReader rule, String id, RetentionClock clock) {
        Set<RuleName> outranks = ruleNames(rule.field("outranks"));
        Set<RuleName> yieldsTo = ruleNames(rule.field("yieldsTo"));
        refuseIf(
                outranks.stream().anyMatch(yieldsTo::contains),
                rule.field("yieldsTo"),
                "must not name a rule that this one outranks");
        return new RetentionRule.KeepUntil(
                id, clock, categories(rule.field("categories")), outranks, yieldsTo, note(rule));
    }

    private static Set<RuleName> ruleNames(JsonReader names) {
        Set<RuleName> rules = new LinkedHashSet<>();
        for (JsonReader name : items(names)) {
            rules.add(name.parsed("must name a rule as policy/rule", RuleName::parse));
        }
        return rules;
    }

    private Set<String> categories(JsonReader names) {
        Set<String> categories = new LinkedHashSet<>();
        for (JsonReader name : items(names)) {
            refuseIf(catalog.category(name.string()).isEmpty(), name, "must be a category that the catalog knows");
            categories.add(name.string());
        }
        return categories;
    }

    private static List<JsonReader> items(JsonReader list) {
        return list.isPresent() ? list.items() : List.of();
    }

    private RetentionClock clock(JsonReader clock) {
        long kinds = Stream.of("anchor", "earliestOf", "latestOf", "firstPresent")
                .filter(name -> clock.field(name).isPresent())
                .count();
        refuseIf(kinds != 1, clock, "must have exactly one of anchor, earliestOf, latestOf and firstPresent");
        if (clock.field("anchor").isPresent()) {
            return after(clock);
        }
        refuseIf(
                clock.field("settle").isPresent()
                        && !clock.field("firstPresent").isPresent(),
                clock.field("settle"),
                "must stand beside a fallback or firstPresent");
        for (String member : List.of("fallback", "period", "duration", "zone")) {
            refuseIf(clock.field(member).isPresent(), clock.field(member), "must stand beside an anchor");
        }
        if (clock.field("earliestOf").isPresent()) {
            return new RetentionClock.EarliestOf(clocks(clock.field("earliestOf")));
        }
        return clock.field("latestOf").isPresent()
                ? new RetentionClock.LatestOf(clocks(clock.field("latestOf")))
                : new RetentionClock.FirstPresent(clocks(clock.field("firstPresent")), settle(clock));
    }

    private static Duration settle(JsonReader clock) {
        return clock.field("settle").isPresent()
                ? clock.field("settle")
                        .parsed(
                                "must be an ISO-8601 duration of hours, minutes and seconds, at most 365 days",
                                text -> Settle.checked(hours(text)))
                : Settle.STANDARD;
    }

    private List<RetentionClock> clocks(JsonReader clocks) {
        return clocks.items().stream().map(this::clock).toList();
    }

    private RetentionClock after(JsonReader clock) {
        String anchor = name(clock.field("anchor"));
        List<String> fallback =
                items(clock.field("fallback")).stream().map(PolicyReader::name).toList();
        refuseIf(
                fallback.isEmpty() && clock.field("settle").isPresent(),
                clock.field("settle"),
                "must stand beside a fallback or firstPresent");
        Term term = term(clock);
        Set<String> chain = new HashSet<>(fallback);
        refuseIf(
                chain.size() < fallback.size() || chain.contains(anchor),
                clock.field("fallback"),
                "must name each event once, and not the anchor");
        return new RetentionClock.After(anchor, fallback, term, settle(clock));
    }

    private static Term term(JsonReader clock) {
        boolean calendar = clock.field("period").isPresent();
        refuseIf(
                calendar == clock.field("duration").isPresent(), clock, "must have exactly one of period and duration");
        refuseIf(
                calendar != clock.field("zone").isPresent(),
                clock.field("zone"),
                "belongs to a period, and to no duration");
        if (!calendar) {
            return clock.field("duration")
                    .parsed(
                            "must be an ISO-8601 duration of hours, minutes and seconds, such as PT72H",
                            text -> new Term.Elapsed(hours(text)));
        }
        ZoneId zone = clock.field("zone").parsed("must be a time zone, such as Europe/Berlin", ZoneId::of);
        return clock.field("period")
                .parsed(
                        "must be an ISO-8601 period, such as P30D, not negative and at most 1000 years",
                        text -> new Term.Calendar(Period.parse(text), zone));
    }

    /** Refuses P1DT12H: whether its day has 24 hours is the reader's guess. */
    private static Duration hours(String text) {
        if (!text.startsWith("PT")) {
            throw new IllegalArgumentException("a duration has no days");
        }
        return Duration.parse(text);
    }

    private static String name(JsonReader at) {
        refuseIf(!PolicyNames.isName(at.string()), at, PolicyNames.NAME_RULE);
        return at.string();
    }

    private static String note(JsonReader at) {
        return at.field("note").optionalString().orElse("");
    }

    private static void refuseIf(boolean broken, JsonReader at, @CompileTimeConstant String rule) {
        if (broken) {
            throw at.mistake(rule);
        }
    }

    private void collect(Runnable reading) {
        try {
            reading.run();
        } catch (JsonException mistake) {
            problems.add(new JsonProblem(mistake.pointer(), mistake.rule()));
        }
    }
}
