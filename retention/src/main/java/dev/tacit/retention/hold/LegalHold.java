package dev.tacit.retention.hold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A duty to keep what would otherwise be removed. It beats every rule from the moment at which it was placed until its
 * grace period after release ends. Immutable and thread-safe.
 *
 * @param id the hold's own id, made when it is placed
 * @param matter the case that it belongs to: 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}; names no person
 * @param effectiveUntil when it ends: the release plus the grace period; empty while it is not released
 */
public record LegalHold(String id, String matter, HoldScope scope, Instant placedAt, Optional<Instant> effectiveUntil) {
    public LegalHold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(effectiveUntil, "effectiveUntil");
        requireMatter(matter);
    }

    /** Returns the matter if it is one. */
    public static String requireMatter(String matter) {
        if (!matter.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a matter has 1 to 64 characters of A-Z a-z 0-9 . _ - and names no person");
        }
        return matter;
    }

    /** Says whether the hold keeps data at this instant. */
    public boolean isEffectiveAt(Instant now) {
        return effectiveUntil.filter(end -> !end.isAfter(now)).isEmpty();
    }
}
