package dev.tacit.crypto;

import dev.tacit.crypto.internal.Epochs;
import dev.tacit.crypto.internal.GuardedKek;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.Keks;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredReport.KeyCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells what a shred did, copy by copy. A key counts as gone for good only once each epoch that wrapped it is closed and
 * that epoch's KEK is destroyed; this release closes no epochs, so its reports end at {@code SHRED_PENDING}. Thread-safe.
 */
final class ShredReports {
    private static final List<String> NOT_COVERED = List.of(
            "plaintext that was stored, logged or exported before it was sealed, or after it was opened",
            "index values of lookup fields, until their row is cleared and the index version retires; copies of them in"
                    + " backups and write-ahead logs last as long as those",
            "the subject's clear identifiers beside the sealed fields",
            "copies of a KEK that others hold",
            "keys in heap dumps, swap and snapshots of running processes",
            "the tombstone: handle and key references stay, and link dead ciphertexts to a known identifier as long as the"
                    + " tenant's handle root lives");

    private final KeyStore store;
    private final Epochs epochs;
    private final Keks keks;
    private final Duration maxAge;

    /** @param maxAge for how long other processes serve a key without a new look */
    ShredReports(KeyStore store, Epochs epochs, Keks keks, Duration maxAge) {
        this.store = store;
        this.epochs = epochs;
        this.keks = keks;
        this.maxAge = maxAge;
    }

    ShredReport of(ShredRow request) {
        boolean nothing = request.keys().isEmpty();
        return new ShredReport(
                request.requestId(),
                request.handle(),
                Handles.scope(request.scope()),
                nothing ? ShredReport.State.NOTHING_TO_SHRED : state(request),
                request.keys().size(),
                nothing ? Optional.empty() : Optional.of(request.disabledAt()),
                nothing ? Optional.empty() : destroyedAt(request),
                Optional.empty(),
                nothing ? List.of() : copies(request),
                NOT_COVERED);
    }

    private static ShredReport.State state(ShredRow request) {
        return switch (request.state()) {
            case QUARANTINED -> ShredReport.State.DISABLED;
            case CANCELLED -> ShredReport.State.CANCELLED;
            case DESTROYED -> ShredReport.State.SHRED_PENDING;
        };
    }

    private static Optional<Instant> destroyedAt(ShredRow request) {
        return switch (request.state()) {
            case QUARANTINED -> Optional.of(request.destroyAt());
            case CANCELLED -> Optional.empty();
            case DESTROYED -> request.endedAt();
        };
    }

    private List<KeyCopy> copies(ShredRow request) {
        if (request.state() == ShredRow.State.CANCELLED) {
            return List.of();
        }
        List<KeyCopy> copies = new ArrayList<>(List.of(
                new KeyCopy("key store, live rows", "removed at the end of the quarantine", destroyedAt(request)),
                new KeyCopy("caches of this process", "dropped at once", Optional.of(request.disabledAt())),
                new KeyCopy(
                        "caches of other processes",
                        "served no longer than this after the shred",
                        Optional.of(request.disabledAt().plus(maxAge))),
                new KeyCopy(
                        "backups, replicas and write-ahead logs of the key store",
                        "hold the wrapped keys until they expire, or until every epoch that wrapped them is closed",
                        Optional.empty())));
        epochsOf(request).forEach(epoch -> copies.add(epochKek(epoch)));
        copies.add(new KeyCopy(
                "backups of the KEKs", "unwrap backups of the key store as long as they exist", Optional.empty()));
        return copies;
    }

    private KeyCopy epochKek(EpochRow epoch) {
        String fate = keks.find(epoch).filter(GuardedKek::destroysEpochKeks).isPresent()
                ? "lives until the epoch is closed, and unwraps backups of the key store until then"
                : "cannot be destroyed with its epoch, and unwraps backups of the key store as long as it lives";
        return new KeyCopy("KEK of epoch " + epoch.number() + " in " + epoch.kekId(), fate, Optional.empty());
    }

    private List<EpochRow> epochsOf(ShredRow request) {
        TreeSet<Integer> numbers = new TreeSet<>();
        request.keys()
                .forEach(ref -> store.byReference(request.tenant(), ref)
                        .map(KeyRow::epoch)
                        .ifPresent(numbers::add));
        return numbers.stream()
                .flatMap(number -> epochs.row(request.tenant(), number).stream())
                .toList();
    }
}
