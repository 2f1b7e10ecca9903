package dev.tacit.audit;

import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.CompactRange;
import dev.tacit.audit.proof.EntryBundle;
import dev.tacit.audit.proof.HashTile;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives the whole tree from the entries, and compares every tile on the way. Keeps one tile a level in memory. Not
 * thread-safe.
 */
final class TreeCheck {
    private final LogStorage storage;
    private final LogLayout layout;
    private final long size;
    private final Set<String> problems;
    private final TileComparison tiles;
    private final RecordedLeaves recorded;
    private final CompactRange range = new CompactRange();
    private final List<List<TreeHash>> levels = new ArrayList<>();
    private final List<Long> tilesDone = new ArrayList<>();
    private final Map<Long, TreeHash> roots = new HashMap<>();
    private long firstMismatch = -1;

    TreeCheck(LogStorage storage, LogLayout layout, long size, Set<String> problems) {
        this.storage = storage;
        this.layout = layout;
        this.size = size;
        this.problems = problems;
        this.tiles = new TileComparison(storage, layout, problems);
        this.recorded = new RecordedLeaves(storage, layout, size);
    }

    /** @param headSizes the sizes at which roots will be asked for */
    void run(Collection<Long> headSizes) throws IOException {
        Set<Long> wanted = new HashSet<>(headSizes);
        wanted.add(size);
        keepRoot(wanted);
        boolean readable = true;
        for (long start = 0; start < size && readable; start += TilePath.FULL_WIDTH) {
            readable = checkBundle(TilePath.holding(TilePath.ENTRIES, start, size), wanted);
        }
        if (readable) {
            for (int level = 0; level < levels.size(); level++) {
                tiles.compareHashes(level, tilesDone.get(level), levels.get(level));
            }
        }
        tiles.refuseStrayFiles();
    }

    /** Tells whether the entries give this root; false if they could not be read so far. */
    boolean hasRoot(Checkpoint head) {
        return Optional.ofNullable(roots.get(head.size())).equals(Optional.of(head.root()));
    }

    /**
     * The first entry that does not fit its hash in the tile, which may have been made to fit; -1 if there is none.
     */
    long firstMismatch() {
        return firstMismatch;
    }

    private boolean checkBundle(TilePath path, Set<Long> wanted) throws IOException {
        List<byte[]> entries = readable(path);
        List<TreeHash> leaves = recorded.leaves(path.start());
        for (int i = 0; i < entries.size(); i++) {
            TreeHash leaf = TreeHash.ofLeaf(entries.get(i));
            if (firstMismatch < 0 && i < leaves.size() && !leaves.get(i).equals(leaf)) {
                firstMismatch = path.start() + i;
            }
            range.append(leaf);
            keepRoot(wanted);
            addHash(0, leaf);
        }
        if (entries.size() < path.width()) {
            problems.add("a bundle of entries is missing, or ends too early");
            firstMismatch = firstMismatch < 0 ? path.start() + entries.size() : firstMismatch;
            return false;
        }
        tiles.compareEntries(path.index(), entries);
        return true;
    }

    private List<byte[]> readable(TilePath path) throws IOException {
        if (storage.exists(layout.tile(path))) {
            return EntryBundle.decodeUpToDamage(storage.read(layout.tile(path)), path.width());
        }
        if (storage.exists(layout.tile(path.full()))) {
            return EntryBundle.decodeUpToDamage(storage.read(layout.tile(path.full())), path.width());
        }
        return List.of();
    }

    private void addHash(int level, TreeHash hash) throws IOException {
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
            tilesDone.add(0L);
        }
        List<TreeHash> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePath.FULL_WIDTH) {
            tiles.compareHashes(level, tilesDone.get(level), hashes);
            TreeHash parent = new HashTile(hashes).node(Byte.SIZE, 0);
            hashes.clear();
            tilesDone.set(level, tilesDone.get(level) + 1);
            addHash(level + 1, parent);
        }
    }

    private void keepRoot(Set<Long> wanted) {
        if (wanted.contains(range.size())) {
            roots.put(range.size(), range.root());
        }
    }
}
