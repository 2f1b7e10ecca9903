package dev.tacit.retention.internal;

/**
 * Whether the next batch is worth erasing before it is judged: as long as the one before went whole, however it was gone
 * through. Not thread-safe; one per worker and run.
 */
final class Haste {
    private final boolean possible;
    private boolean worthwhile;

    /** @param possible whether the database can erase rows and return them by one statement */
    Haste(boolean possible) {
        this.possible = possible;
        this.worthwhile = possible;
    }

    boolean isWorthwhile() {
        return worthwhile;
    }

    /** @param whole whether a batch that was judged first went whole, and could have been erased first */
    void learn(boolean whole) {
        worthwhile = possible && whole;
    }
}
