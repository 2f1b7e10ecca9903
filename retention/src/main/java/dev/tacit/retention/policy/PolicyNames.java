package dev.tacit.retention.policy;

import dev.tacit.json.JsonReader;

/** The form of the names that stand in policies, hashes and audit events. */
final class PolicyNames {
    static final String NAME_RULE = "must have 1 to 64 characters of a-z 0-9 . _ -";
    static final String EVENT_RULE = "an event has 1 to 64 characters of a-z 0-9 . _ -";

    static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= 64 && text.chars().allMatch(PolicyNames::isNameUnit);
    }

    private static boolean isNameUnit(int unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= '0' && unit <= '9')
                || unit == '.'
                || unit == '_'
                || unit == '-';
    }

    /** @throws dev.tacit.json.JsonException if no name stands here */
    static String read(JsonReader at) {
        if (!isName(at.string())) {
            throw at.mistake(NAME_RULE);
        }
        return at.string();
    }

    private PolicyNames() {}
}
