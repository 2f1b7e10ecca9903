package dev.tacit;

import java.util.Objects;

/**
 * A named argument that may stand in a message, a log line or a metric: an id that we made, a name from the
 * declaration, a count, a size, a version or a state. Never a value of personal data.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what the argument is, for example {@code "field"}
 * @param value its text
 */
public record Safe(String name, String value) {
    public Safe {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** Returns a text argument; the caller vouches that it holds no personal data. */
    public static Safe of(String name, String value) {
        return new Safe(name, value);
    }

    /** Returns a count, size, index or version. */
    public static Safe of(String name, long value) {
        return new Safe(name, Long.toString(value));
    }

    /** Returns a state. */
    public static Safe of(String name, Enum<?> value) {
        return new Safe(name, value.name());
    }

    /** Returns the name of a class, never an instance's text. */
    public static Safe of(String name, Class<?> type) {
        return new Safe(name, type.getName());
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
