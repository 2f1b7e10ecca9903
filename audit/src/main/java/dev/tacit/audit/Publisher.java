package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.audit.internal.AtomicFiles;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.TileReader;
import dev.tacit.audit.internal.TileWriter;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings durable entries into the tiles and signs heads over them, in an order that no crash can turn into two heads:
 * tiles, intent to sign, signature, anchor.
 *
 * <p>Used by one thread at a time; what it publishes may be read by any.
 */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final long MOST_PENDING_BYTES = 16L << 20; // they wait in memory

    private final LogSettings settings;
    private final TileWriter tiles;
    private final WriteAheadFile wal;
    private final List<byte[]> pending = new ArrayList<>();
    private long pendingBytes;
    private long firstPendingAtNanos;
    private volatile @Nullable SignedHead head;
    private volatile long anchoredSize;

    /** @param head the head that is published already, if any */
    Publisher(
            LogSettings settings, TileWriter tiles, WriteAheadFile wal, Optional<SignedHead> head, long anchoredSize) {
        this.settings = settings;
        this.tiles = tiles;
        this.wal = wal;
        this.head = head.orElse(null);
        this.anchoredSize = anchoredSize;
    }

    /** Takes entries that are durable in the write-ahead file. */
    void add(List<byte[]> entries, long nowNanos) {
        if (pending.isEmpty()) {
            firstPendingAtNanos = nowNanos;
        }
        pending.addAll(entries);
        pendingBytes += entries.stream().mapToLong(entry -> entry.length).sum();
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** How long until a head must be published; 0 or less if one is due. Asked only while entries are pending. */
    long nanosUntilDue(long nowNanos) {
        if (pending.size() >= settings.publishPolicy().maxEntries() || pendingBytes >= MOST_PENDING_BYTES) {
            return 0;
        }
        return settings.publishPolicy().maxDelay().toNanos() - (nowNanos - firstPendingAtNanos);
    }

    /**
     * Publishes a head over all entries so far.
     *
     * @throws IOException if the disk fails: then the log is not usable before it is opened again
     * @throws AuditUnavailableException if the anchor knows a head of this key that this log never had
     */
    void publish() throws IOException {
        boolean anchorIsThere = isAnchorThere();
        long earlierSize = tiles.size();
        if (!pending.isEmpty()) {
            tiles.append(pending);
            pending.clear();
            pendingBytes = 0;
            new LogState(verifierKey(), tiles.size(), tiles.root()).write(settings.storage(), settings.layout());
        }
        SignedHead current = sign();
        if (anchorIsThere) {
            anchor(current);
        }
        tiles.removeReplacedTiles(earlierSize);
        wal.rotateIfLarge();
    }

    /** Signs and anchors the head that the state intends, unless it is out already. The anchor has answered. */
    void signAgain() throws IOException {
        anchor(sign());
    }

    private SignedHead sign() throws IOException {
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

    long anchoredSize() {
        return anchoredSize;
    }

    private void anchor(SignedHead current) {
        if (settings.anchor() == CheckpointAnchor.none() || (anchoredSize == current.size() && current.size() > 0)) {
            return;
        }
        try {
            settings.anchor().publish(settings.origin(), current.note().write());
            anchoredSize = current.size();
        } catch (IOException | RuntimeException unreachable) {
            LOG.warn("the audit log's anchor did not take a head {}", Safe.of("size", current.size()));
        }
    }

    /**
     * Tells whether the anchor may be given a head. At the start it must answer; when it falls silent later, that only
     * leaves a tail unanchored, which {@code status()} tells.
     */
    private boolean isAnchorThere() {
        TileReader published = new TileReader(settings.storage(), settings.layout(), tiles.size());
        AnchorAnswer answer = AnchorAnswer.ask(settings, published.tree(), head());
        if (answer instanceof AnchorAnswer.Contradicts contradicts) {
            throw new AuditUnavailableException(contradicts.sentence());
        }
        return answer instanceof AnchorAnswer.Agrees;
    }

    private String verifierKey() {
        return settings.key().verifierKey().text();
    }
}
