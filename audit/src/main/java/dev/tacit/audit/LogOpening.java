package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.audit.internal.DirectoryLock;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.LogStorage;
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
import java.nio.file.Path;
import java.util.ArrayDeque;
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
    private final Deque<Closeable> opened = new ArrayDeque<>();

    /**
     * An open log.
     *
     * @param torn what was read, if the rest of a batch was cut off of which nobody had been told that it is durable
     */
    record Opened(LogWriter writer, HandleTable handles, Optional<WalContent> torn) {}

    LogOpening(LogSettings settings) {
        this.settings = settings;
        this.layout = settings.layout();
        this.storage = settings.storage();
    }

    Opened open() throws IOException {
        createDirectory();
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

    private void createDirectory() throws IOException {
        Path parent = layout.directory().getParent();
        if (parent != null && !storage.exists(layout.directory())) {
            storage.createDirectory(layout.directory());
            storage.forceDirectory(parent);
        }
    }

    private <T extends Closeable> T kept(T file) {
        opened.push(file);
        return file;
    }

    private Opened recover(DirectoryLock lock) throws IOException {
        LogState state = readOrCreateState();
        MerkleTree tree = tree(state);
        WalContent wal = WriteAheadFile.read(storage, layout, settings.folderMac());
        checkWal(wal, tree);
        Optional<SignedHead> head = localHead(tree);
        HandleTable handles = kept(HandleTable.open(storage, layout));
        refuseLostHandles(handles, tree, wal);
        Anchoring anchoring = kept(new Anchoring(settings));
        AnchorAnswer answer = ask(anchoring, tree, head);
        if (answer instanceof AnchorAnswer.Agrees) {
            storage.forceDirectory(layout.directory());
            return writable(lock, handles, state, wal, head, anchoring);
        }
        anchoring.close();
        LogWriter readOnly = new ReadOnlyLog(lock, handles, answer.sentence(), head, wal.nextIndex());
        return new Opened(readOnly, handles, Optional.empty());
    }

    private Opened writable(
            DirectoryLock lock,
            HandleTable handles,
            LogState state,
            WalContent content,
            Optional<SignedHead> head,
            Anchoring anchoring)
            throws IOException {
        WriteAheadFile wal = kept(WriteAheadFile.open(storage, layout, content, settings.folderMac()));
        TileWriter tiles = TileWriter.resume(storage, layout, state.size());
        Publisher publisher = new Publisher(settings, tiles, wal, head, anchoring.anchoredSize());
        List<byte[]> entries = content.entries();
        int published = (int) (state.size() - content.firstIndex());
        if (published < entries.size()) {
            publisher.add(entries.subList(published, entries.size()), System.nanoTime());
        }
        signAgain(publisher, anchoring);
        return new Opened(
                WriterThread.start(handles, wal, publisher, anchoring, lock),
                handles,
                Optional.of(content).filter(WalContent::isTorn));
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

    private LogState readOrCreateState() throws IOException {
        String key = settings.key().verifierKey().text();
        if (!storage.exists(layout.state())) {
            refuseUnlessEmpty();
            LogState.empty(key).write(storage, layout, settings.folderMac());
        }
        LogState state = LogState.read(storage, layout, settings.key());
        if (state.size() == 0 && !WriteAheadFile.exists(storage, layout)) {
            WriteAheadFile.create(storage, layout);
        }
        return state;
    }

    private void refuseUnlessEmpty() {
        if (storage.exists(layout.checkpoint()) || storage.exists(layout.tiles()) || storage.exists(layout.wal())) {
            throw new LogCorruptedException("the log has lost its state");
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

    private void refuseLostHandles(HandleTable handles, MerkleTree tree, WalContent wal) throws IOException {
        if (!handles.holdsAll(NewestSubjects.of(storage, layout, tree.size(), wal))) {
            throw new LogCorruptedException(
                    "the log's handle table lacks subjects of the newest entries: it was emptied, cut or put back");
        }
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
