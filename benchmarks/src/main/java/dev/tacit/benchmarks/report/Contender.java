package dev.tacit.benchmarks.report;

/**
 * Who takes part in a question. Immutable.
 *
 * @param benchmark class and method, below {@code dev.tacit.benchmarks}
 */
record Contender(String label, Role role, String benchmark) {
    /** On whose side somebody is. */
    enum Role {
        /** Tacit. */
        OURS,
        /** The same without any protection, or with the bare primitive: what cannot be undercut. The first one is held against the bars. */
        LIMIT,
        /** What people use instead. */
        PEER
    }
}
