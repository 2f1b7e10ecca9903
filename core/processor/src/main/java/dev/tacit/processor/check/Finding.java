package dev.tacit.processor.check;

import java.util.Objects;

/**
 * One thing that a check found. Immutable and thread-safe.
 *
 * @param check what was looked for
 * @param place class and member or method, and for a flow the value's own declaration: stable when lines move, so that
 *     a baseline can name it
 * @param sentence what was found and what to do, without the check's id
 */
public record Finding(Check check, String place, String sentence) {
    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** Returns what the compiler shows: id, sentence, and where to read more. */
    public String text() {
        return check + ": " + sentence + "\n  More: docs/checks.md#"
                + check.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the line that stands for it in a baseline. */
    String line() {
        return check + " " + place;
    }
}
