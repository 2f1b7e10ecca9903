package dev.tacit.retention.policy;

import java.util.Comparator;

/**
 * Names one rule of one version of one policy. Immutable and thread-safe. Its text, {@code order-pii@1/after-fulfilment},
 * stands in plans, reports and audit events.
 */
public record RuleRef(String policy, int version, String rule) implements Comparable<RuleRef> {
    private static final Comparator<RuleRef> ORDER = Comparator.comparing(RuleRef::policy)
            .thenComparing(RuleRef::version)
            .thenComparing(RuleRef::rule);

    /** Returns the rule's name, without the version. */
    public RuleName name() {
        return new RuleName(policy, rule);
    }

    @Override
    public int compareTo(RuleRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return policy + "@" + version + "/" + rule;
    }
}
