package dev.tacit.retention.internal;

import java.util.Collections;

/** The parameter list of an SQL {@code IN}. */
final class InList {
    /** Returns {@code (?, ?, …)} with this many parameters, at least one. */
    static String of(int size) {
        return "(" + String.join(", ", Collections.nCopies(size, "?")) + ")";
    }

    private InList() {}
}
