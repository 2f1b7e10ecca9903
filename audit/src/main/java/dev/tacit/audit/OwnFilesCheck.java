package dev.tacit.audit;

import dev.tacit.SubjectHandle;
import dev.tacit.audit.internal.HandleRows;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.TileReader;
import dev.tacit.audit.internal.WalContent;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.TreeHash;
import dev.tacit.audit.proof.VerifierKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares what the log keeps beside the served files with its head: where one of these files lies all must, and none may
 * tell another story. Not thread-safe.
 */
final class OwnFilesCheck {
    private final LogStorage storage;
    private final LogLayout layout;
    private final VerifierKey key;
    private final Set<String> problems;

    OwnFilesCheck(LogStorage storage, LogLayout layout, VerifierKey key, Set<String> problems) {
        this.storage = storage;
        this.layout = layout;
        this.key = key;
        this.problems = problems;
    }

    /** Returns how many entries are durable, published or not; of a copy of the served files alone the head's size. */
    long durableSize(Checkpoint head) throws IOException {
        if (!isLogsOwnDirectory()) {
            return head.size();
        }
        long handleBytes = checkState(head);
        if (!storage.exists(layout.handles())) {
            problems.add("the log's handle table is missing");
        }
        return checkWal(head, handleBytes);
    }

    private void checkHandles(Set<SubjectHandle> used, long durableBytes) throws IOException {
        Set<SubjectHandle> missing = new HashSet<>(used);
        try {
            HandleRows.Extent unused =
                    HandleRows.read(storage, layout, durableBytes, row -> missing.remove(row.handle()));
            if (!missing.isEmpty()) {
                problems.add(
                        "the log's handle table lacks subjects of the newest entries: it was emptied, cut or put back");
            }
        } catch (LogCorruptedException damaged) {
            problems.add("the log's handle table is damaged, or was cut");
        }
    }

    private boolean isLogsOwnDirectory() {
        return storage.exists(layout.state())
                || storage.exists(layout.wal())
                || storage.exists(layout.handles())
                || storage.exists(layout.lock());
    }

    /** Returns how much of the handle table is durable. */
    private long checkState(Checkpoint head) throws IOException {
        if (!storage.exists(layout.state())) {
            problems.add("the log's state is missing");
            return 0;
        }
        try {
            LogState state = LogState.read(storage, layout);
            compare(state, head);
            return state.handleBytes();
        } catch (LogCorruptedException damaged) {
            problems.add("the log's state is damaged");
            return 0;
        }
    }

    private void compare(LogState state, Checkpoint head) {
        if (!state.verifierKey().equals(key.text())) {
            problems.add("the log's state is of another log or key");
        } else if (state.size() < head.size()) {
            problems.add("the log's state is older than its checkpoint: an earlier one was put back");
        } else if (state.size() > head.size()) {
            problems.add("the log's checkpoint is older than its state: an earlier one was put back, or a crash came"
                    + " between the two, which opening the log mends");
        } else if (!state.root().equals(head.root())) {
            problems.add("the log's state has another root than its checkpoint");
        }
    }

    private long checkWal(Checkpoint head, long handleBytes) throws IOException {
        if (!WriteAheadFile.exists(storage, layout)) {
            problems.add("the log's write-ahead file is missing");
            return head.size();
        }
        try {
            WalContent wal = WriteAheadFile.read(storage, layout);
            compare(wal, head);
            if (problems.isEmpty()) {
                checkSubjects(wal, head, handleBytes);
            }
            return Math.max(head.size(), wal.nextIndex());
        } catch (LogCorruptedException damaged) {
            problems.add("the write-ahead file is damaged");
            return head.size();
        }
    }

    private void checkSubjects(WalContent wal, Checkpoint head, long handleBytes) throws IOException {
        Set<SubjectHandle> used;
        try {
            used = NewestSubjects.of(storage, layout, head.size(), wal);
        } catch (LogCorruptedException unreadable) {
            problems.add("one of the log's newest entries cannot be read");
            return;
        }
        checkHandles(used, handleBytes);
    }

    private void compare(WalContent wal, Checkpoint head) {
        if (wal.firstIndex() > head.size()) {
            problems.add("the write-ahead file begins beyond the checkpoint: entries between the two are missing");
        } else if (wal.nextIndex() < head.size()) {
            problems.add("the write-ahead file ends before the checkpoint: an earlier one was put back");
        } else if (problems.isEmpty() && !isUnder(head, wal)) {
            problems.add("the write-ahead file holds other entries than the checkpoint covers");
        }
    }

    /** Asked only of tiles in which no problem was found. */
    private boolean isUnder(Checkpoint head, WalContent wal) {
        TileReader tiles = new TileReader(storage, layout, head.size());
        for (long index = wal.firstIndex(); index < head.size(); index++) {
            byte[] entry = wal.entries().get((int) (index - wal.firstIndex()));
            if (!TreeHash.ofLeaf(entry).equals(tiles.node(0, index))) {
                return false;
            }
        }
        return true;
    }
}
