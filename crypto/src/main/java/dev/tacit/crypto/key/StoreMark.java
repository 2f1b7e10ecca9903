package dev.tacit.crypto.key;

import java.util.Objects;

/**
 * Which key store this is and how far its shreds have come. The same value, kept outside the store, shows whether an
 * older state of the store was put back.
 *
 * <p>Immutable and thread-safe.
 *
 * @param incarnation a random name, given when the store was created
 * @param changes how many times a shred was begun, cancelled or finished; it never falls
 */
public record StoreMark(String incarnation, long changes) {
    public StoreMark {
        Objects.requireNonNull(incarnation, "incarnation");
        if (changes < 0) {
            throw new IllegalArgumentException("a mark counts from 0");
        }
    }

    /** Says whether a store with this mark has everything that a store with the other mark had. */
    public boolean reaches(StoreMark other) {
        return incarnation.equals(other.incarnation) && changes >= other.changes;
    }
}
