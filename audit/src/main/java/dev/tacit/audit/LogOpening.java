package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.audit.internal.DirectoryLock;
import dev.tacit.audit.internal.HandleFile;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.OwnerOnly;
import dev.tacit.audit.internal.TileReader;
import dev.tacit.audit.internal.TileWriter;
import dev.tacit.audit.internal.WalContent;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.MerkleTree;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.TreeHash;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a log and tells apart what a crash leaves (a torn tail, an intent without its signature), damage, and a log that
 * was rolled back. Only the first is mended. Not thread-safe.
 */
final class LogOpening {
    private static final Logger LOG = LoggerFactory.getLogger(LogOpening.class);

    private final LogSettings settings;
    private final LogLayout layout;
    private final LogStorage storage;
    private final LogBeginning beginning;
    private final Deque<Closeable> opened = new ArrayDeque<>();

    /** An open log. */
    record Opened(LogWriter writer, HandleTable handles) {}

    LogOpening(LogSettings settings) {
        this.settings = settings;
        this.layout = settings.layout();
        this.storage = settings.storage();
        this.beginning = new LogBeginning(settings);
    }

    Opened open() throws IOException {
        beginning.makeDirectory();
        DirectoryLock lock = kept(DirectoryLock.take(layout));
        try {
            return recover(lock);
        } catch (IOException | RuntimeException refused) {
            closeAll();
            refuseIfDamage(refused);
            throw refused;
        } catch (Error failed) {
            closeAll();
            throw failed;
        }
    }

    /** Whatever does not close, the lock is freed: it was opened first, so it is the last. */
    private void closeAll() {
        for (Closeable file : opened) {
            try {
                file.close();
            } catch (IOException | RuntimeException stuck) {
                LOG.warn("a file of the audit log could not be closed {}", Safe.of("failure", stuck.getClass()));
            }
        }
    }

    private <T extends Closeable> T kept(T file) {
        opened.push(file);
        return file;
    }

    private Opened recover(DirectoryLock lock) throws IOException {
        LogState state = beginning.state();
        MerkleTree tree = tree(state);
        WalContent wal = WriteAheadFile.read(storage, layout, settings.folderMac());
        checkWal(wal, tree);
        Optional<SignedHead> head = localHead(tree);
        HandleTable handles = handles(state, tree, wal);
        Anchoring anchoring = kept(new Anchoring(settings));
        AnchorAnswer answer = ask(anchoring, tree, head);
        if (answer instanceof AnchorAnswer.Agrees) {
            return new Opened(writable(lock, handles, state, wal, head, anchoring), handles);
        }
        anchoring.close();
        return new Opened(new ReadOnlyLog(lock, answer.sentence(), head, wal.nextIndex()), handles);
    }

    /** Up to here nothing was changed. All that is found is made durable before anything is added. */
    private LogWriter writable(
            DirectoryLock lock,
            HandleTable table,
            LogState state,
            WalContent content,
            Optional<SignedHead> head,
            Anchoring anchoring)
            throws IOException {
        List<byte[]> recovered = new CutTails(settings).entries(content, table);
        WriteAheadFile wal = kept(WriteAheadFile.open(storage, layout, content, recovered, settings.folderMac()));
        HandleFile handles = kept(HandleFile.open(storage, layout, table, state.handleBytes()));
        state.withHandleBytes(handles.forcedBytes()).write(storage, layout, settings.folderMac());
        TileWriter tiles = TileWriter.resume(storage, layout, state.size());
        Publisher publisher = new Publisher(settings, tiles, wal, handles, head, anchoring.anchoredSize());
        List<byte[]> entries = new ArrayList<>(content.entries());
        entries.addAll(recovered);
        int published = (int) (state.size() - content.firstIndex());
        if (published < entries.size()) {
            publisher.add(entries.subList(published, entries.size()), System.nanoTime());
        }
        signAgain(publisher, anchoring);
        return WriterThread.start(handles, wal, publisher, anchoring, lock);
    }

    private static AnchorAnswer ask(Anchoring anchoring, MerkleTree tree, Optional<SignedHead> head) {
        anchoring.ask(() -> {});
        anchoring.await();
        return anchoring.answer(tree, head);
    }

    /** Signs and anchors the head that the state intends, unless it is out already. */
    private static void signAgain(Publisher publisher, Anchoring anchoring) throws IOException {
        SignedHead head = publisher.sign();
        anchoring.offer(head, () -> {});
        anchoring.await();
        if (anchoring.conclude(publisher.tree(), head, System.nanoTime())) {
            publisher.anchored();
        }
    }

    private MerkleTree tree(LogState state) {
        MerkleTree tree = new TileReader(storage, layout, state.size()).tree();
        if (!tree.root().equals(state.root())) {
            throw new LogCorruptedException("the log's tiles do not give the root that was signed");
        }
        return tree;
    }

    /** A file that is malformed or not there is damage; one that cannot be read may be there when the disk works again. */
    private static void refuseIfDamage(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException) {
            throw new LogCorruptedException("a file of the log is missing");
        }
        if (cause instanceof ProofRejectedException) {
            throw new LogCorruptedException("a tile of the log is damaged");
        }
    }

    private static void checkWal(WalContent wal, MerkleTree tree) {
        if (wal.firstIndex() > tree.size() || wal.nextIndex() < tree.size()) {
            throw new LogCorruptedException(
                    "the write-ahead file ends before what was signed: damaged, or rolled back",
                    Safe.of("entries", wal.nextIndex()),
                    Safe.of("signed", tree.size()));
        }
        for (long index = wal.firstIndex(); index < tree.size(); index++) {
            byte[] entry = wal.entries().get((int) (index - wal.firstIndex()));
            if (!tree.nodes().node(0, index).equals(TreeHash.ofLeaf(entry))) {
                throw new LogCorruptedException("an entry is not the one that was signed", Safe.of("index", index));
            }
        }
    }

    private HandleTable handles(LogState state, MerkleTree tree, WalContent wal) throws IOException {
        HandleTable handles = HandleTable.read(storage, layout, state.handleBytes());
        if (OwnerOnly.isOpenToOthers(layout.handles())) {
            throw new IllegalArgumentException("others than the owner may use the log's handle table; chmod 600 it");
        }
        if (!handles.holdsAll(NewestSubjects.of(storage, layout, tree.size(), wal))) {
            throw new LogCorruptedException(
                    "the log's handle table lacks subjects of the newest entries: it was emptied, cut or put back");
        }
        return handles;
    }

    private Optional<SignedHead> localHead(MerkleTree tree) throws IOException {
        if (!storage.exists(layout.checkpoint())) {
            refuseIfSigned(tree);
            return Optional.empty();
        }
        SignedHead head;
        try {
            head = SignedHead.open(
                    storage.read(layout.checkpoint()), settings.key().verifierKey());
        } catch (ProofRejectedException foreign) {
            throw new LogCorruptedException("the log's checkpoint is damaged or not signed by the log's key");
        }
        if (head.size() > tree.size()
                || !tree.root(head.size()).equals(head.checkpoint().root())) {
            throw new LogCorruptedException("the log's checkpoint is not one of this log's heads: rolled back?");
        }
        return Optional.of(head);
    }

    /** A head over nothing is signed before the first entry is taken, so each longer one stands in the place of another. */
    private static void refuseIfSigned(MerkleTree tree) {
        if (tree.size() > 0) {
            throw new LogCorruptedException("the log has lost its checkpoint", Safe.of("signed", tree.size()));
        }
    }
}
