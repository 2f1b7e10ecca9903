package dev.tacit.retention.internal;

import dev.tacit.json.JsonPointer;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionPolicies;

/** Where the policies ask for what a table must offer. Immutable and thread-safe. */
record PolicyPlaces(RetentionPolicies policies, RecordRules rules) {
    /** Returns the first rule that removes these records: it needs the table and its columns. */
    JsonPointer removal() {
        return rules.remove().stream()
                .findFirst()
                .map(rule -> policies.placeOf(rule.ref()))
                .orElse(JsonPointer.ROOT);
    }

    /** Returns the first place that asks for this action. */
    JsonPointer action(RemovalAction action) {
        return rules.remove().stream()
                .filter(rule -> rule.rule().action() == action)
                .findFirst()
                .map(rule -> policies.placeOf(rule.ref()).append("action"))
                .orElse(JsonPointer.ROOT);
    }

    /** Returns the first place that names this event; the first rule that removes if none does. */
    JsonPointer event(String event) {
        JsonPointer place = policies.placeOf(rules, event);
        return place.equals(JsonPointer.ROOT) ? removal() : place;
    }
}
