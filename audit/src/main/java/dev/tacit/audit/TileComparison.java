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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
        for (TilePath tile : present(level, index, hashes.size())) {
            compare(tile, new HashTile(hashes.subList(0, tile.width())).encode());
        }
    }

    /** @param entries all entries of the bundle that the head covers */
    void compareEntries(long index, List<byte[]> entries) throws IOException {
        for (TilePath tile : present(TilePath.ENTRIES, index, entries.size())) {
            compare(tile, EntryBundle.encode(entries.subList(0, tile.width())));
        }
    }

    void refuseStrayFiles() throws IOException {
        if (!storage.exists(layout.tiles())) {
            return;
        }
        try (Stream<Path> files = Files.walk(layout.tiles())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                refuseUnlessTile(file);
            }
        }
    }

    /** The files of this tile that hold no more than what is covered, narrowest first. */
    private List<TilePath> present(int level, long index, int covered) throws IOException {
        List<TilePath> tiles = new ArrayList<>();
        if (covered == 0) {
            return tiles;
        }
        TilePath full = new TilePath(level, index, TilePath.FULL_WIDTH);
        boolean hasFull = storage.exists(layout.tile(full));
        for (int width : partialWidths(full)) {
            if (width <= covered) {
                tiles.add(new TilePath(level, index, width));
            }
        }
        if (hasFull && covered == TilePath.FULL_WIDTH) {
            tiles.add(full);
        }
        if (!hasFull && (tiles.isEmpty() || tiles.get(tiles.size() - 1).width() != covered)) {
            problems.add("a tile is missing");
        }
        return tiles;
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

    private void compare(TilePath tile, byte[] expected) throws IOException {
        if (!Arrays.equals(storage.read(layout.tile(tile)), expected)) {
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
