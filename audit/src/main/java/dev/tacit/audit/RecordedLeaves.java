package dev.tacit.audit;

import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.CompactRange;
import dev.tacit.audit.proof.HashTile;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of entries as the tiles have them, which somebody may have changed. Where they give the roots of all signed
 * heads they are those of the entries that were signed, whatever stands in the bundles now. Not thread-safe.
 */
final class RecordedLeaves {
    private final LogStorage storage;
    private final LogLayout layout;
    private final long size;

    RecordedLeaves(LogStorage storage, LogLayout layout, long size) {
        this.storage = storage;
        this.layout = layout;
        this.size = size;
    }

    /** Returns the hashes of the entries of one bundle; none if the tile is malformed or not there. */
    List<TreeHash> leaves(long start) throws IOException {
        TilePath path = TilePath.holding(0, start, size);
        boolean hasOwn = storage.exists(layout.tile(path));
        TilePath file = hasOwn ? path : path.full();
        if (!hasOwn && !storage.exists(layout.tile(file))) {
            return List.of();
        }
        try {
            return HashTile.decode(storage.read(layout.tile(file)), file.width())
                    .hashes()
                    .subList(0, path.width());
        } catch (ProofRejectedException malformed) {
            return List.of();
        }
    }

    /** Tells whether they give the roots of all these heads. Reads them all. */
    boolean giveRootsOf(List<Checkpoint> heads) throws IOException {
        Map<Long, TreeHash> roots = new HashMap<>();
        heads.forEach(head -> roots.put(head.size(), TreeHash.EMPTY_ROOT));
        CompactRange range = new CompactRange();
        for (long start = 0; start < size; start += TilePath.FULL_WIDTH) {
            for (TreeHash leaf : leaves(start)) {
                range.append(leaf);
                TreeHash unused = roots.computeIfPresent(range.size(), (at, root) -> range.root());
            }
        }
        return heads.stream()
                .allMatch(head ->
                        roots.getOrDefault(head.size(), TreeHash.EMPTY_ROOT).equals(head.root()));
    }
}
