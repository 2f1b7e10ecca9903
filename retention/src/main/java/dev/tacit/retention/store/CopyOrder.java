package dev.tacit.retention.store;

/** Whether a copy goes before the row from which it was made, or after it. */
public enum CopyOrder {
    /** For what fills itself from the row, a cache or a search index: before the row is gone it would come back. */
    AFTER_SOURCE,
    /**
     * For what cannot stand without the row, or cannot be found without it. It is erased within the row's transaction: if
     * that fails later, the copy is gone and the row is not, until the sweep is repeated.
     */
    BEFORE_SOURCE
}
