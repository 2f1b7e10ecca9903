package dev.tacit.detect;

/** A rule that the digits and letters of a number obey: check digits, a date, a range. Immutable and thread-safe. */
@FunctionalInterface
interface IdCheck {
    /** Tells whether this number obeys; its length and where its letters stand are known to be right. */
    boolean holds(NumberRun number);

    /** Returns the rule that both hold. */
    default IdCheck and(IdCheck other) {
        return number -> holds(number) && other.holds(number);
    }

    /** Returns the rule that one of them holds. */
    default IdCheck or(IdCheck other) {
        return number -> holds(number) || other.holds(number);
    }

    /** Returns the rule that always holds: a number without check digits. */
    static IdCheck none() {
        return number -> true;
    }
}
