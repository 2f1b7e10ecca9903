package dev.tacit;

import java.util.Objects;
import java.util.UUID;

/**
 * The data subject (GDPR Art. 4(1)): the person whose data something is, named by the host's own identifier.
 *
 * <p>The identifier's canonical text is fixed, because keys and pseudonyms are derived from it: a UUID is its 36
 * characters in lower case, a {@code long} its decimal digits, a String itself, character for character. {@code
 * Subject.of(7)} therefore equals {@code Subject.of("7")}.
 *
 * <p>Immutable and thread-safe. The text of a subject shows no identifier.
 *
 * @param id 1 to 512 characters; not blank
 */
public record Subject(String id) {
    private static final int MAX_LENGTH_CHARS = 512;

    public Subject {
        Objects.requireNonNull(id, "id");
        if (id.isBlank() || id.length() > MAX_LENGTH_CHARS) {
            throw new IllegalArgumentException("a subject's id has 1 to 512 characters and is not blank");
        }
    }

    /** Returns the subject with this identifier, taken character for character. */
    public static Subject of(String id) {
        return new Subject(id);
    }

    /** Returns the subject with this identifier, in lower case. */
    public static Subject of(UUID id) {
        return new Subject(id.toString());
    }

    /** Returns the subject with this identifier, in decimal digits. */
    public static Subject of(long id) {
        return new Subject(Long.toString(id));
    }

    /** Returns a constant: the identifier of a person belongs in no message. */
    @Override
    public String toString() {
        return "Subject[…]";
    }
}
