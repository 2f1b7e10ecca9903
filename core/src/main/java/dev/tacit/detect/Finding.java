package dev.tacit.detect;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of text that is personal data, without the text. Immutable and thread-safe.
 *
 * @param start index of its first UTF-16 code unit
 * @param end index after its last one; greater than {@code start}
 * @param category id of its category, one of {@link dev.tacit.category.Categories}
 */
public record Finding(int start, int end, String category) {
    public Finding {
        requireNonNull(category, "category");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding must not be empty or begin before its text");
        }
    }
}
