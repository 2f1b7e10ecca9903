package dev.tacit.retention.hold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What placing a hold found. Nothing in its scope is removed after the placement returned. Immutable and thread-safe.
 *
 * @param recordsFound how many rows of swept tables it keeps now; empty for a category, and for a kind that is not swept
 * @param alreadyRemoved how many records in its scope sweeps had removed before; erasures on request are not counted
 * @param lastRemovedAt when the last of these went
 * @param removalUnknown whether a sweep may have deleted the record that is held: it is not there, and ids of deleted
 *     records of its kind were forgotten when their deletion was verified
 */
public record HoldPlacement(
        LegalHold hold,
        OptionalLong recordsFound,
        long alreadyRemoved,
        Optional<Instant> lastRemovedAt,
        boolean removalUnknown) {
    public HoldPlacement {
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(recordsFound, "recordsFound");
        Objects.requireNonNull(lastRemovedAt, "lastRemovedAt");
    }
}
