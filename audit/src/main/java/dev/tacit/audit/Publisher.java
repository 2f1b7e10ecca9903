package dev.tacit.audit;

import dev.tacit.audit.internal.AtomicFiles;
import dev.tacit.audit.internal.HandleFile;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.TileReader;
import dev.tacit.audit.internal.TileWriter;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.MerkleTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings durable entries into the tiles and signs heads over them, in an order that no crash can turn into two heads:
 * tiles, intent to sign, signature.
 *
 * <p>Used by one thread at a time; what it publishes may be read by any.
 */
final class Publisher {
    private static final long MOST_PENDING_BYTES = 16L << 20; // they wait in memory

    private final LogSettings settings;
    private final TileWriter tiles;
    private final WriteAheadFile wal;
    private final HandleFile handles;
    private final List<byte[]> pending = new ArrayList<>();
    private long pendingBytes;
    private long firstPendingAtNanos;
    private @Nullable Instant pendingSince;
    private volatile @Nullable Instant unanchoredSince;
    private volatile @Nullable SignedHead head;

    /**
     * @param head the head that is published already, if any
     * @param anchoredSize how many of the entries in the tiles are anchored
     */
    Publisher(
            LogSettings settings,
            TileWriter tiles,
            WriteAheadFile wal,
            HandleFile handles,
            Optional<SignedHead> head,
            long anchoredSize) {
        this.settings = settings;
        this.tiles = tiles;
        this.wal = wal;
        this.handles = handles;
        this.head = head.orElse(null);
        this.unanchoredSince = anchoredSize < tiles.size() ? settings.clock().instant() : null;
    }

    /** Takes entries that are durable in the write-ahead file. */
    void add(List<byte[]> entries, long nowNanos) {
        if (pending.isEmpty()) {
            firstPendingAtNanos = nowNanos;
            pendingSince = settings.clock().instant();
            unanchoredSince = unanchoredSince == null ? pendingSince : unanchoredSince;
        }
        pending.addAll(entries);
        pendingBytes += entries.stream().mapToLong(entry -> entry.length).sum();
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** Tells whether so much is pending that a head cannot wait. */
    boolean isOverfull() {
        return pendingBytes >= MOST_PENDING_BYTES;
    }

    /** How long until a head must be published; 0 or less if one is due. Asked only while entries are pending. */
    long nanosUntilDue(long nowNanos) {
        if (pending.size() >= settings.publishPolicy().maxEntries() || isOverfull()) {
            return 0;
        }
        return settings.publishPolicy().maxDelay().toNanos() - (nowNanos - firstPendingAtNanos);
    }

    /**
     * Publishes a head over all entries so far, or returns the one that is there.
     *
     * @throws IOException if the disk fails: then the log is not usable before it is opened again
     */
    SignedHead publish() throws IOException {
        long earlierSize = tiles.size();
        if (!pending.isEmpty()) {
            tiles.append(pending);
            pending.clear();
            pendingBytes = 0;
            pendingSince = null;
            new LogState(verifierKey(), tiles.size(), tiles.root(), handles.forcedBytes())
                    .write(settings.storage(), settings.layout(), settings.folderMac());
        }
        SignedHead current = sign();
        tiles.removeReplacedTiles(earlierSize);
        wal.rotateIfLarge();
        return current;
    }

    /** Takes note that the anchor covers less than the newest head, which it may have had. */
    void unanchored() {
        unanchoredSince = unanchoredSince == null ? settings.clock().instant() : unanchoredSince;
    }

    /** Takes note that the newest head is anchored. */
    void anchored() {
        unanchoredSince = pendingSince;
    }

    /** Since when the oldest entry waits that is not anchored; of what an earlier opening left, since this one. */
    Optional<Instant> unanchoredSince() {
        return Optional.ofNullable(unanchoredSince);
    }

    /** The tree at the size that was signed last. */
    MerkleTree tree() {
        return new TileReader(settings.storage(), settings.layout(), tiles.size()).tree();
    }

    /** Signs the head that the state intends, unless it is out already. */
    SignedHead sign() throws IOException {
        SignedHead current = head;
        if (current != null && current.size() == tiles.size()) {
            return current;
        }
        Checkpoint checkpoint = new Checkpoint(settings.origin(), tiles.size(), tiles.root());
        SignedHead next = SignedHead.sign(checkpoint, settings.key());
        byte[] note = next.note().write().getBytes(StandardCharsets.UTF_8);
        AtomicFiles.replace(settings.storage(), settings.layout().checkpoint(), note);
        head = next;
        return next;
    }

    Optional<SignedHead> head() {
        return Optional.ofNullable(head);
    }

    private String verifierKey() {
        return settings.key().verifierKey().text();
    }
}
