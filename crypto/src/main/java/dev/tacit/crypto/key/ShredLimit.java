package dev.tacit.crypto.key;

import dev.tacit.Safe;
import java.time.Instant;
import java.util.Objects;

/**
 * How many of a tenant's shreds may disable keys within a time: a shred is a weapon too. A store counts them in the same
 * transaction in which it disables, so that many at once do not pass together. Immutable and thread-safe.
 *
 * @param most at least 1
 * @param after the moment after which they count
 */
public record ShredLimit(int most, Instant after) {
    public ShredLimit {
        Objects.requireNonNull(after, "after");
        if (most < 1) {
            throw new IllegalArgumentException("at least one shred is allowed");
        }
    }

    /**
     * Lets one more pass.
     *
     * @param recent how many of the tenant's requests disabled keys after the moment, cancelled ones among them
     * @throws ShredRefusedException if that is as many as are allowed
     */
    public void requireRoom(int recent) {
        if (recent >= most) {
            throw new ShredRefusedException(
                    "more shreds within an hour than the vault was told to allow; a second person looks into it and"
                            + " builds the vault with a higher limit, or the rest waits",
                    Safe.of("limit", most));
        }
    }
}
