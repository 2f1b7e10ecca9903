package dev.tacit;

import dev.tacit.annotation.PersonalData;
import java.util.Objects;

/**
 * A value of personal data handled alone, outside its record, so that no log line, exception or debugger's string shows
 * it by accident.
 *
 * <p>A schema takes it for personal data without being told: a member of this type is erased with its record, and the
 * scrubber shows a label in its place, whatever holds it. A short form on the member says what kind of data it is.
 *
 * <p>Its text is a mask. Equality is that of the value. It refuses Java serialization because it is not {@code
 * Serializable}. Thread-safe if the value is.
 */
@PersonalData(category = "personal-data")
public final class Sensitive<T> {
    private final T value;

    private Sensitive(T value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** Returns a wrapper around this value. */
    public static <T> Sensitive<T> of(T value) {
        return new Sensitive<>(value);
    }

    /**
     * Returns the value itself. The reason is for the reader of the code, so that reviews can search for this method; it
     * is neither logged nor kept.
     *
     * @param reason why clear text is needed here; not blank
     */
    public T unmask(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why the value is unmasked");
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "<sensitive>";
    }
}
