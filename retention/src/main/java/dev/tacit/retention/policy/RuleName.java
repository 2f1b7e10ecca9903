package dev.tacit.retention.policy;

import java.util.Comparator;

/**
 * Names one rule of a policy, of whatever version, as a document names it: {@code order-pii/after-fulfilment}. Immutable
 * and thread-safe.
 */
public record RuleName(String policy, String rule) implements Comparable<RuleName> {
    private static final Comparator<RuleName> ORDER =
            Comparator.comparing(RuleName::policy).thenComparing(RuleName::rule);

    public RuleName {
        if (!PolicyNames.isName(policy) || !PolicyNames.isName(rule)) {
            throw new IllegalArgumentException("a rule is named by the ids of its policy and its own, policy/rule");
        }
    }

    /**
     * Returns the name with this text.
     *
     * @throws IllegalArgumentException if it has not exactly one slash between two ids
     */
    public static RuleName parse(String text) {
        int slash = text.indexOf('/');
        return new RuleName(text.substring(0, Math.max(slash, 0)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(RuleName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return policy + "/" + rule;
    }
}
