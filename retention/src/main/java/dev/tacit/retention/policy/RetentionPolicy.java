package dev.tacit.retention.policy;

import dev.tacit.json.CanonicalJson;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A named, versioned set of rules for some kinds of record. Immutable and thread-safe. The order of rules means nothing.
 *
 * @param id the name that {@code @Retain} gives: 1 to 64 characters of {@code a-z 0-9 . _ -}
 * @param version from 1; a change of any rule is a new version
 * @param effectiveFrom before this instant the policy removes nothing; what it keeps, it keeps at once
 * @param records logical names of the kinds of record it speaks of, besides those that name it by {@code @Retain}
 * @param rules at least one, each with an id of its own
 * @param note what the policy is for
 */
public record RetentionPolicy(
        String id, int version, Instant effectiveFrom, Set<String> records, List<RetentionRule> rules, String note) {
    public RetentionPolicy {
        if (!PolicyNames.isName(id)) {
            throw new IllegalArgumentException("a policy's id has 1 to 64 characters of a-z 0-9 . _ -");
        }
        if (version < 1) {
            throw new IllegalArgumentException("a policy's version is at least 1");
        }
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        Objects.requireNonNull(note, "note");
        records = Set.copyOf(records);
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a policy has at least one rule");
        }
        if (rules.stream().map(RetentionRule::id).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("each rule of a policy has an id of its own");
        }
    }

    /** Begins to build a policy with this id. */
    public static RetentionPolicyBuilder named(String id) {
        return new RetentionPolicyBuilder(id);
    }

    /** Returns the same rules for these kinds of record: a pack's policy put to use in a host's words. */
    public RetentionPolicy forRecords(Set<String> names) {
        return new RetentionPolicy(id, version, effectiveFrom, names, rules, note);
    }

    /** Returns SHA-256 of the canonical form (RFC 8785), in hexadecimal; the order of rules and records is no part. */
    public String hash() {
        return Sha256.of(CanonicalJson.write(toJson()));
    }

    /** Returns the name under which one of its rules appears in plans, reports and events. */
    public RuleRef ref(RetentionRule rule) {
        return new RuleRef(id, version, rule.id());
    }

    /** Returns the policy as a document says it, rules sorted by id and records by name. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id)
                .put("version", version)
                .put("effectiveFrom", effectiveFrom.toString())
                .put("records", JsonArray.ofStrings(records.stream().sorted().toList()))
                .put(
                        "rules",
                        JsonArray.of(rules.stream()
                                .sorted(Comparator.comparing(RetentionRule::id))
                                .map(RetentionRule::toJson)
                                .toList()))
                .put("note", note)
                .build();
    }
}
