package dev.tacit.retention.policy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Collects a policy in Java; the result is the one that a document with the same words gives. Not thread-safe.
 *
 * <pre>{@code
 * RetentionPolicy.named("order-pii").effectiveFrom(Instant.parse("2026-01-01T00:00:00Z")).records("order")
 *     .removeBy("after-delivery", RetentionClock.after("order.delivered", Period.ofDays(30), UTC), ERASE_FIELDS, "…")
 *     .build();
 * }</pre>
 */
public final class RetentionPolicyBuilder {
    private final String id;
    private final Set<String> records = new LinkedHashSet<>();
    private final List<RetentionRule> rules = new ArrayList<>();
    private int version = 1;
    private Instant effectiveFrom = Instant.EPOCH;
    private String note = "";

    RetentionPolicyBuilder(String id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Gives the version; 1 unless given. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder version(int number) {
        version = number;
        return this;
    }

    /** Says from when the policy removes; from the beginning of time unless given. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder effectiveFrom(Instant start) {
        effectiveFrom = Objects.requireNonNull(start, "start");
        return this;
    }

    /** Adds kinds of record that it speaks of. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder records(String... names) {
        records.addAll(List.of(names));
        return this;
    }

    /** Adds a rule that removes. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder removeBy(String ruleId, RetentionClock clock, RemovalAction action, String why) {
        rules.add(new RetentionRule.RemoveBy(ruleId, clock, action, why));
        return this;
    }

    /** Adds a rule that keeps whole records. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder keepUntil(String ruleId, RetentionClock clock, String why) {
        return rule(new RetentionRule.KeepUntil(ruleId, clock, why));
    }

    /** Adds a rule. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder rule(RetentionRule rule) {
        rules.add(Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /** Says what the policy is for. */
    @CanIgnoreReturnValue
    public RetentionPolicyBuilder note(String text) {
        note = Objects.requireNonNull(text, "text");
        return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if id, version or rules are none
     */
    public RetentionPolicy build() {
        return new RetentionPolicy(id, version, effectiveFrom, records, rules, note);
    }
}
