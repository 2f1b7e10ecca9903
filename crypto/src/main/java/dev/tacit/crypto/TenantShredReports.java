package dev.tacit.crypto;

import dev.tacit.crypto.internal.KeyLife;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.TenantShredRow;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredReport.KeyCopy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells what the shred of a tenant did. Nobody else's keys hang on a tenant's epochs, so their KEKs die with it, and the
 * report can end in {@code SHREDDED}. Thread-safe.
 */
final class TenantShredReports {
    private static final List<String> NOT_COVERED = List.of(
            "plaintext that was stored, logged or exported before it was sealed, or after it was opened",
            "clear identifiers beside the sealed fields",
            "copies of a KEK that others hold, such as backups of its files",
            "keys in heap dumps, swap and snapshots of running processes",
            "index values and log tokens that whoever holds an older copy of the keys can still try guesses on",
            "the tombstones: handles and key references stay, and lead nowhere without the tenant's handle root");

    private final InstantSource clock;
    private final Duration maxAge;

    /** @param maxAge for how long other processes serve a key without a new look */
    TenantShredReports(InstantSource clock, Duration maxAge) {
        this.clock = clock;
        this.maxAge = maxAge;
    }

    TenantShredReport of(TenantShredRow row) {
        return new TenantShredReport(
                row.tenant(),
                row.requestId(),
                state(row),
                row.keys(),
                row.disabledAt(),
                destroyedAt(row),
                unrecoverableAt(row),
                row.stands() ? copies(row) : List.of(),
                NOT_COVERED);
    }

    private ShredReport.State state(TenantShredRow row) {
        return switch (row.state()) {
            case QUARANTINED -> ShredReport.State.DISABLED;
            case CANCELLED -> ShredReport.State.CANCELLED;
            case DESTROYED ->
                unrecoverableAt(row).filter(at -> !clock.instant().isBefore(at)).isPresent()
                        ? ShredReport.State.SHREDDED
                        : ShredReport.State.SHRED_PENDING;
        };
    }

    private static Optional<Instant> destroyedAt(TenantShredRow row) {
        return switch (row.state()) {
            case QUARANTINED -> Optional.of(row.destroyAt());
            case CANCELLED -> Optional.empty();
            case DESTROYED -> row.endedAt();
        };
    }

    /** The KEKs are gone, and no other process can hold an epoch's key any more. */
    private static Optional<Instant> unrecoverableAt(TenantShredRow row) {
        return row.keksGoneAt().map(gone -> later(gone, memoryEmptyAt(row)));
    }

    private static Instant memoryEmptyAt(TenantShredRow row) {
        return row.endedAt().orElse(row.destroyAt()).plus(KeyLife.LONGEST);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<KeyCopy> copies(TenantShredRow row) {
        boolean destroyed = row.state() == ShredRow.State.DESTROYED;
        return List.of(
                new KeyCopy("key store, live rows", "removed at the end of the quarantine", destroyedAt(row)),
                new KeyCopy("caches of this process", "dropped at once", Optional.of(row.disabledAt())),
                new KeyCopy(
                        "keys of persons in caches of other processes",
                        "served no longer than this after the shred",
                        Optional.of(row.disabledAt().plus(maxAge))),
                new KeyCopy(
                        "epoch keys in the memory of other processes",
                        "kept no longer than this; nothing is left to open with them",
                        Optional.of(memoryEmptyAt(row))),
                new KeyCopy(
                        "KEKs of the tenant's epochs",
                        destroyed && row.keksGoneAt().isEmpty()
                                ? "not destroyed yet, or cannot be: they unwrap backups of the key store as long as they live"
                                : "destroyed after the rows; backups of the key store open nothing without them",
                        row.keksGoneAt()),
                new KeyCopy(
                        "backups, replicas and write-ahead logs of the key store",
                        "hold wrapped keys until they expire; they are useless once the KEKs are gone",
                        row.keksGoneAt()));
    }
}
