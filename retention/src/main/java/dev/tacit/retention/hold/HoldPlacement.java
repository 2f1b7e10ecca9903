package dev.tacit.retention.hold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What placing a hold found. Nothing in its scope is removed after the placement returned. Immutable and thread-safe.
 *
 * @param alreadyRemoved how many records in its scope sweeps had removed before; erasures on request are not counted
 * @param lastRemovedAt when the last of these went
 */
public record HoldPlacement(LegalHold hold, long alreadyRemoved, Optional<Instant> lastRemovedAt) {
    public HoldPlacement {
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(lastRemovedAt, "lastRemovedAt");
    }
}
