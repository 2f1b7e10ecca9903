package dev.tacit.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.VerifierKey;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.AuditSink;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.EventRefusedException;
import dev.tacit.provider.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tamper-evident log of what happened to personal data.
 *
 * <p>When {@link #record} returns, the entry is on the disk. From time to time the log signs a head over all entries, a
 * C2SP checkpoint, and gives it to an anchor outside its volume. Whatever is changed under an anchored head is found
 * offline by {@link #verify}, or by any other tool that reads C2SP tlog-tiles. What no anchored head covers yet is a
 * number in {@link #status}. Before it signs, the log asks the anchor, and it signs no head that contradicts one there: it
 * opens read-only where it cannot be sure. While the anchor is silent later, a copy of the log that goes on as well is not
 * noticed; it is when the anchor answers again.
 *
 * <p>Entries do not name their subjects, who stand under random handles of this log. They name the actor as the host does: give a
 * person a pseudonym, such as a staff number, which is personal data of theirs all the same. The table that leads from them back
 * to the subjects' own handles lies beside the entries, in clear, in a file that only its owner may read. Rows of it
 * cannot be forgotten yet: as long as the table exists, every entry can be linked to its subject's handle. No head covers
 * the table: whoever can write it can have {@link #entriesAbout} name other entries, and all of its rows are kept in memory.
 *
 * <p>Not covered: from the last anchored head on, whoever holds the host and the live key can forge, and whoever can write the
 * log's directory, without the key, can cut off or put an older copy back. Thread-safe.
 */
public final class AuditLog implements AuditSink, Signer, AutoCloseable {
    private final LogWriter writer;
    private final EntryEncoder encoder;
    private final SigningKey key;
    private final LogReading reading;

    private AuditLog(LogSettings settings, EntryEncoder encoder, LogOpening.Opened opened) {
        this.key = settings.key();
        this.encoder = encoder;
        this.writer = opened.writer();
        this.reading = new LogReading(settings, opened.handles());
    }

    /** Begins a log. */
    public static AuditLogBuilder builder() {
        return new AuditLogBuilder();
    }

    static AuditLog open(LogSettings settings, EntryEncoder.Settings entries) {
        try {
            EntryGuard guard = EntryGuard.detecting();
            LogOpening.Opened opened = new LogOpening(settings).open();
            EntryEncoder encoder = new EntryEncoder(entries, opened.handles(), guard);
            return new AuditLog(settings, encoder, opened);
        } catch (IOException | UncheckedIOException failed) {
            throw new AuditUnavailableException(
                    "the audit log's disk does not work", Safe.of("failure", failed.getClass()));
        }
    }

    /**
     * Checks a log's files offline, without its lock and without writing. Reads every entry. Beside the served files, those
     * of the log's own are compared with the head if any is there; of the handle table only that it has the subjects of the
     * newest entries. For a log that is closed, or for a copy: one that is written meanwhile may be reported as damaged.
     *
     * @param verifierKey the log's {@link #verifierKey}, from where the log's host cannot change it
     * @param trustedHeads signed checkpoints of this log that were kept elsewhere, for example an anchor's newest; without
     *     any, a log that was rolled back, or rewritten with its own key, looks the same, so none is called intact
     * @throws ProofRejectedException if the verifier key is malformed
     * @throws AuditUnavailableException if the files cannot be read
     */
    public static VerificationReport verify(Path directory, String verifierKey, List<String> trustedHeads) {
        VerifierKey key = VerifierKey.parse(verifierKey);
        try {
            return new LogVerification(new DiskStorage(), new LogLayout(directory), key).check(trustedHeads);
        } catch (IOException | UncheckedIOException failed) {
            throw new AuditUnavailableException("the audit log cannot be read", Safe.of("failure", failed.getClass()));
        }
    }

    /**
     * Records the event; it is durable when this returns. Waits while the disk works, at most 10 seconds longer if the
     * queue is full, and never for the anchor. Interrupting the caller ends the wait for a place in a full queue, and no other.
     *
     * <p>An event is one entry. If it concerns more subjects than 16 KiB hold, about 450, it is one document in several
     * entries, each with a member {@code part}: a shared {@code id}, its {@code number} from 1 and the {@code count}. They
     * stand one behind the other, become durable together and are covered by the same head. Counts in them are of the
     * whole event: add up documents, not entries. The receipt is that of the first; the others follow it.
     *
     * @throws EventRefusedException if the event must not stand in the log: its kind is not registered, it is larger than
     *     16 KiB without its subjects, it is about more than 100 000 of them, or a detector finds personal data in it
     * @throws AuditUnavailableException if it is not known to be durable: the log is read-only, failed, full or closed, or this
     *     is the log's own thread, in which a host's code such as an appender of its logs may run. After a failure the entry
     *     may be there nevertheless when the log is opened again: who records it again may have it twice
     */
    @Override
    @CanIgnoreReturnValue
    public AuditReceipt record(AuditEvent event) {
        refuseUnlessOpen(); // before a handle is drawn
        return new LoggedEntry(this, writer.append(encoder.encode(event)));
    }

    /**
     * Signs a head over all entries so far, hands it to the anchor and returns it. If the anchor does not answer in
     * time, 15 seconds at most, the head is published all the same, and {@link #status} tells how much is unanchored.
     *
     * @throws AuditUnavailableException if no head could be published
     */
    @CanIgnoreReturnValue
    public Checkpoint publish() {
        writer.publish();
        return writer.head().orElseThrow().checkpoint();
    }

    /** Returns the newest published head as it stands in the file {@code checkpoint}; empty if there is none. */
    public Optional<String> checkpoint() {
        return writer.head().map(head -> head.note().write());
    }

    /**
     * Returns the proof that the entry at this index is in the log, as text of the form {@code c2sp.org/tlog-proof@v1};
     * empty until a head covers it.
     */
    public Optional<String> inclusionProof(long index) {
        return writer.head().filter(head -> index >= 0 && index < head.size()).map(head -> reading.proof(index, head));
    }

    /**
     * Returns the entries from this index on that the newest published head covers, in order, read as the stream is used.
     * Does not verify them: {@link #verify} does.
     */
    public Stream<LogEntry> entries(long fromIndex) {
        return writer.head()
                .map(head -> reading.entries(fromIndex, head.size()))
                .orElseGet(Stream::empty);
    }

    /** Returns, of the entries that a published head covers, those about this subject. Reads the whole log. */
    public Stream<LogEntry> entriesAbout(Tenant tenant, SubjectHandle subject) {
        return writer.head()
                .map(head -> reading.entriesAbout(tenant, subject, head.size()))
                .orElseGet(Stream::empty);
    }

    /** Returns the text {@code name+id+key} by which others verify this log. */
    public String verifierKey() {
        return key.verifierKey().text();
    }

    /** Tells how the log is. */
    public AuditLogStatus status() {
        return writer.status();
    }

    @Override
    public String keyName() {
        return key.verifierKey().name();
    }

    @Override
    public byte[] publicKey() {
        return key.verifierKey().publicKey();
    }

    /**
     * Signs a certificate or the like, over {@link Signer#signedBytes}: so never what could be a head of this log, or of
     * another one under the same key.
     *
     * @throws AuditUnavailableException unless the log is open
     */
    @Override
    public byte[] sign(byte[] message) {
        refuseUnlessOpen();
        return key.sign(Signer.signedBytes(keyName(), message));
    }

    /** Publishes a last head, as {@link #publish} does, and frees the log. A log that is closed or failed already stays as it is. */
    @Override
    public void close() {
        writer.close();
    }

    private void refuseUnlessOpen() {
        AuditLogStatus now = status();
        if (now.state() != AuditLogStatus.State.OPEN) {
            throw new AuditUnavailableException(now.reason());
        }
    }
}
