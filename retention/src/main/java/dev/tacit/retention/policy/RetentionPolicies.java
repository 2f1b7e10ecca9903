package dev.tacit.retention.policy;

import dev.tacit.Safe;
import dev.tacit.category.Catalog;
import dev.tacit.json.CanonicalJson;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonPointer;
import dev.tacit.json.JsonProblem;
import dev.tacit.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The retention policies that an engine goes by: data, never constants in code. Immutable and thread-safe.
 *
 * <p>Read from JSON, taken from a bundled pack, or made in Java; all three are one model with one hash. Whatever is not
 * fully understood is refused at load, with every mistake at once, and so is a rule that keeps a kind of record longer
 * than another rule lets it live.
 *
 * <pre>{@code
 * RetentionPolicies policies = RetentionPolicies.pack("amazon-dpp-merchant");
 * }</pre>
 */
public final class RetentionPolicies {
    private static final List<String> PACKS =
            List.of("amazon-dpp-merchant", "amazon-dpp-2019", "amazon-dpp", "gdpr", "ccpa");

    private final List<RetentionPolicy> policies;
    private final RulePlaces places;
    private final String hash;

    private RetentionPolicies(List<RetentionPolicy> policies) {
        this.places = new RulePlaces(policies);
        this.policies = policies.stream()
                .sorted(Comparator.comparing(RetentionPolicy::id))
                .toList();
        this.hash = Sha256.of(CanonicalJson.write(toJson()));
    }

    /**
     * Returns these policies.
     *
     * @throws PolicyException if two have the same id, rules contradict each other, or a category is none of the standard
     *     catalog's
     */
    public static RetentionPolicies of(List<RetentionPolicy> policies) {
        return of(policies, Catalog.standard());
    }

    /** Returns these policies, whose rules may name categories of the host's own, as {@link #of(List)} does. */
    public static RetentionPolicies of(List<RetentionPolicy> policies, Catalog catalog) {
        refuseUnknownCategories(policies, catalog);
        return combined(policies);
    }

    private static RetentionPolicies combined(List<RetentionPolicy> policies) {
        if (policies.stream().map(RetentionPolicy::id).distinct().count() < policies.size()) {
            throw new PolicyException("two policies have the same id; an engine goes by one version of each");
        }
        Conflicts.refuse(policies);
        return new RetentionPolicies(policies);
    }

    /**
     * Reads a policy document, as {@code policy.schema.json} describes it.
     *
     * @throws PolicyException with every mistake in the document
     */
    public static RetentionPolicies parse(String json) {
        return parse(json, Catalog.standard());
    }

    /** Reads a policy document whose rules may name categories of the host's own, as {@link #parse(String)} does. */
    public static RetentionPolicies parse(String json, Catalog catalog) {
        return of(new PolicyReader(catalog).read(document(json)), catalog);
    }

    /**
     * Returns a bundled pack: {@code amazon-dpp-merchant}, {@code amazon-dpp-2019}, {@code amazon-dpp}, {@code gdpr} or
     * {@code ccpa}. The source of each number stands in its rule's note. A pack's policy that lists no records is put to
     * use by {@code @Retain} or {@link RetentionPolicy#forRecords}.
     *
     * @throws PolicyException if there is no such pack, naming those that there are
     */
    public static RetentionPolicies pack(String name) {
        if (!PACKS.contains(name)) {
            throw new PolicyException("there is no such policy pack", Safe.of("packs", String.join(", ", PACKS)));
        }
        return parse(resource("packs/" + name + ".json").orElseThrow());
    }

    /** Returns the JSON Schema of policy documents, as it is shipped. */
    public static String schema() {
        return resource("policy.schema.json").orElseThrow();
    }

    /**
     * Returns these policies and others.
     *
     * @throws PolicyException as {@link #of} does
     */
    public RetentionPolicies with(RetentionPolicies others) {
        return combined(
                Stream.concat(policies.stream(), others.policies.stream()).toList());
    }

    /**
     * Returns these policies if each of them is approved as it is.
     *
     * @throws PolicyException with the place of each that is not
     */
    public RetentionPolicies approvedBy(List<PolicyApproval> approvals) {
        List<JsonProblem> problems = policies.stream()
                .filter(policy -> approvals.stream().noneMatch(approval -> approval.isOf(policy)))
                .map(policy -> new JsonProblem(places.of(policy), unapproved(policy, approvals)))
                .toList();
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return this;
    }

    private static String unapproved(RetentionPolicy policy, List<PolicyApproval> approvals) {
        return approvals.stream().anyMatch(approval -> approval.isOfVersion(policy))
                ? "must be approved: its hash is not the one that was approved for this version"
                : "must be approved: no approval names its id, version and hash";
    }

    /** Returns the policies, sorted by id. */
    public List<RetentionPolicy> all() {
        return policies;
    }

    /**
     * Returns the rules for a kind of record: those of the policies that list it, and of the policy that it names.
     *
     * @param recordName the record's logical name
     * @param retain the policy named by {@code @Retain}; empty if none is
     * @throws RetentionSetupException if the named policy is not among these
     * @throws PolicyException if the rules of its policies contradict each other
     */
    public RecordRules rulesFor(String recordName, Optional<String> retain) {
        return rulesFor(recordName, retain, Duration.ZERO);
    }

    /**
     * Returns the rules for a kind of record whose stores are done with a removal by a lag later: what removes does so by
     * the lag earlier.
     *
     * @param lag not negative
     * @throws PolicyException also if a term is not longer than the lag
     */
    public RecordRules rulesFor(String recordName, Optional<String> retain, Duration lag) {
        retain.filter(name -> policies.stream().noneMatch(policy -> policy.id().equals(name)))
                .ifPresent(missing -> {
                    throw new RetentionSetupException(
                            "the record names a retention policy that was not given",
                            Safe.of("record", recordName),
                            Safe.of("policy", missing));
                });
        RecordRules rules = Conflicts.rulesOf(policies.stream()
                .filter(policy -> policy.records().contains(recordName)
                        || retain.filter(policy.id()::equals).isPresent())
                .toList());
        refuseUnknownNames(rules);
        Lags.refuse(rules, places, lag);
        RecordRules early = rules.withLag(lag);
        Conflicts.refuse(early);
        return early;
    }

    /** Returns where a rule stands in the document, or in the list of policies from which these were made. */
    public JsonPointer placeOf(RuleRef rule) {
        return places.of(rule.name());
    }

    /** Returns where the first of these rules whose clock looks at an event names it; the document if none does. */
    public JsonPointer placeOf(RecordRules rules, String event) {
        return rules.clocks().entrySet().stream()
                .flatMap(clock ->
                        RulePlaces.event(placeOf(clock.getKey()).append("clock"), clock.getValue(), event).stream())
                .findFirst()
                .orElse(JsonPointer.ROOT);
    }

    private static void refuseUnknownCategories(List<RetentionPolicy> policies, Catalog catalog) {
        RulePlaces places = new RulePlaces(policies);
        List<JsonProblem> problems = new ArrayList<>();
        for (RetentionPolicy policy : policies) {
            for (RetentionRule rule : policy.rules()) {
                if (rule instanceof RetentionRule.KeepUntil keep
                        && keep.categories().stream()
                                .anyMatch(name -> catalog.category(name).isEmpty())) {
                    problems.add(new JsonProblem(
                            places.of(policy.ref(rule).name()).append("categories"),
                            "must name categories that the catalog knows"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }

    private void refuseUnknownNames(RecordRules rules) {
        Set<RuleName> removing = policies.stream()
                .flatMap(policy -> policy.rules().stream()
                        .filter(RetentionRule.RemoveBy.class::isInstance)
                        .map(rule -> policy.ref(rule).name()))
                .collect(Collectors.toSet());
        for (RecordRules.Keep keep : rules.keep()) {
            Stream.concat(keep.rule().outranks().stream(), keep.rule().yieldsTo().stream())
                    .filter(name -> !removing.contains(name))
                    .forEach(name -> {
                        throw new PolicyException(
                                "a rule names another that does not remove, or is not there",
                                Safe.of("rule", keep.ref().toString()),
                                Safe.of("names", name.toString()));
                    });
        }
    }

    /** Returns SHA-256 of the canonical form (RFC 8785), in hexadecimal; the order of policies and rules is no part. */
    public String hash() {
        return hash;
    }

    /** Returns the policies as one document. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "policies",
                        JsonArray.of(
                                policies.stream().map(RetentionPolicy::toJson).toList()))
                .build();
    }

    private static JsonValue document(String json) {
        try {
            return Json.parse(json);
        } catch (JsonException refused) {
            throw new PolicyException(List.of(new JsonProblem(refused.pointer(), refused.rule())));
        }
    }

    private static Optional<String> resource(String path) {
        try (InputStream in = RetentionPolicies.class.getResourceAsStream("/dev/tacit/retention/" + path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a bundled resource cannot be read", e);
        }
    }
}
