package dev.tacit.retention.sweep;

/** How far one planned record has come. */
public enum ItemState {
    /** Not acted on yet. At the end of a run: it was locked all the time, and is reported overdue. */
    PLANNED,
    /** Removed by this run. */
    REMOVED,
    /** Removed by this run, and read again afterward: nothing personal was left. */
    VERIFIED,
    /** The row, or what was personal in it, had gone before the run came to it. */
    ALREADY_GONE,
    /** When its row was locked, it was no longer due: held, kept, or its events had changed. */
    NOT_DUE,
    /**
     * Something in or about it forbids its removal, and nothing of it was removed: the report says what, somebody should
     * look, and the next sweep tries again.
     */
    FAILED
}
