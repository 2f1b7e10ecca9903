package dev.tacit.audit;

import dev.tacit.audit.internal.AtomicFiles;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.EntryBundle;
import dev.tacit.audit.proof.HashTile;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Compares the files of tiles, full and partial, with what they must hold. Partial tiles of earlier heads are compared
 * too; tiles beyond the head are left alone, since nobody has signed them yet. Not thread-safe.
 */
final class TileComparison {
    private final LogStorage storage;
    private final LogLayout layout;
    private final Set<String> problems;

    TileComparison(LogStorage storage, LogLayout layout, Set<String> problems) {
        this.storage = storage;
        this.layout = layout;
        this.problems = problems;
    }

    /** @param hashes all hashes of the tile that the head covers; may be none */
    void compareHashes(int level, long index, List<TreeHash> hashes) throws IOException {
        if (hashes.isEmpty()) {
            return;
        }
        TilePath covered = new TilePath(level, index, hashes.size());
        compareAll(covered, width -> new HashTile(hashes.subList(0, width)).encode());
    }

    /** @param entries all entries of the bundle that the head covers; at least one */
    void compareEntries(long index, List<byte[]> entries) throws IOException {
        TilePath covered = new TilePath(TilePath.ENTRIES, index, entries.size());
        compareAll(covered, width -> EntryBundle.encode(entries.subList(0, width)));
    }

    void refuseStrayFiles() throws IOException {
        if (!storage.exists(layout.tiles())) {
            return;
        }
        try (Stream<Path> files = Files.walk(layout.tiles())) {
            files.filter(Files::isRegularFile).forEach(this::refuseUnlessTile);
        }
    }

    /**
     * Compares the files of this tile that hold no more than what is covered. A log that went on may have replaced the
     * widest of them by a full one: that begins with what is covered, and is itself full.
     *
     * @param encoded gives the bytes of the tile of this width
     */
    private void compareAll(TilePath covered, IntFunction<byte[]> encoded) throws IOException {
        boolean isThere = false;
        for (int width : partialWidths(covered.full())) {
            if (width <= covered.width()) {
                isThere |= width == covered.width();
                TilePath partial = new TilePath(covered.level(), covered.index(), width);
                refuseUnless(Arrays.equals(read(partial), encoded.apply(width)), covered);
            }
        }
        if (isThere) {
            return;
        }
        if (storage.exists(layout.tile(covered.full()))) {
            refuseUnless(isFullAndBeginsWith(encoded.apply(covered.width()), covered), covered);
        } else {
            problems.add("a tile is missing");
        }
    }

    private boolean isFullAndBeginsWith(byte[] expected, TilePath covered) throws IOException {
        byte[] full = read(covered.full());
        boolean begins =
                full.length >= expected.length && Arrays.equals(full, 0, expected.length, expected, 0, expected.length);
        return begins && isFull(full, covered.level());
    }

    private static boolean isFull(byte[] tile, int level) {
        try {
            if (level == TilePath.ENTRIES) {
                List<byte[]> unused = EntryBundle.decode(tile, TilePath.FULL_WIDTH);
            } else {
                HashTile unused = HashTile.decode(tile, TilePath.FULL_WIDTH);
            }
            return true;
        } catch (ProofRejectedException malformed) {
            return false;
        }
    }

    private List<Integer> partialWidths(TilePath full) throws IOException {
        Path file = layout.tile(full);
        return storage.list(file.resolveSibling(file.getFileName() + ".p")).stream()
                .map(partial -> partial.getFileName().toString())
                .filter(TileComparison::isWidth)
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /** Other names among the partial tiles are found as stray files. */
    private static boolean isWidth(String name) {
        return name.matches("[1-9][0-9]{0,2}") && Integer.parseInt(name) < TilePath.FULL_WIDTH;
    }

    private byte[] read(TilePath tile) throws IOException {
        return storage.read(layout.tile(tile));
    }

    private void refuseUnless(boolean isAsSigned, TilePath tile) {
        if (!isAsSigned) {
            problems.add(
                    tile.level() == TilePath.ENTRIES
                            ? "a bundle of entries is not what was signed"
                            : "a tile does not hold the hashes of the entries");
        }
    }

    private void refuseUnlessTile(Path file) {
        String relative = layout.directory().relativize(file).toString().replace('\\', '/');
        if (relative.endsWith(AtomicFiles.UNFINISHED_SUFFIX)) {
            return;
        }
        try {
            TilePath unused = TilePath.parse(relative);
        } catch (ProofRejectedException stray) {
            problems.add("a file among the tiles is none");
        }
    }
}
