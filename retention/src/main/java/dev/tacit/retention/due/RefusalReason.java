package dev.tacit.retention.due;

/** Why a record is not removed. */
public enum RefusalReason {
    /** A legal hold keeps it. */
    HELD,
    /** A rule keeps it. */
    KEPT,
    /** No event has started the clock. */
    CLOCK_NOT_STARTED,
    /** The clock runs. */
    NOT_YET,
    /** The row names no data subject, so no hold can be looked up: it is kept, and somebody should look. */
    NO_SUBJECT,
    /** The stored document cannot be read, so what is personal in it cannot be found: somebody should look. */
    UNREADABLE
}
