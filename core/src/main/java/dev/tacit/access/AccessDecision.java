package dev.tacit.access;

import java.util.Objects;

/** A gate's answer. */
public sealed interface AccessDecision {
    /** The actor may do it. */
    record Allowed() implements AccessDecision {}

    /**
     * The actor may not.
     *
     * @param reasonCode a constant of the gate, for example {@code consent-withdrawn}; it goes into the audit log
     */
    record Denied(String reasonCode) implements AccessDecision {
        public Denied {
            Objects.requireNonNull(reasonCode, "reasonCode");
        }
    }

    /** Returns the decision that allows. */
    static AccessDecision allow() {
        return new Allowed();
    }

    /** Returns a decision that denies for this reason. */
    static AccessDecision deny(String reasonCode) {
        return new Denied(reasonCode);
    }
}
