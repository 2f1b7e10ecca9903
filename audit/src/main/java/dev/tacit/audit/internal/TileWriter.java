package dev.tacit.audit.internal;

import dev.tacit.Safe;
import dev.tacit.audit.proof.CompactRange;
import dev.tacit.audit.proof.EntryBundle;
import dev.tacit.audit.proof.HashTile;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Grows the tiles of a log by whole batches of entries. Keeps the right border of the tree in memory: at most 255 entries
 * and 255 hashes a level. Not thread-safe.
 */
public final class TileWriter {
    private final LogStorage storage;
    private final LogLayout layout;
    private final CompactRange range;
    private final List<byte[]> bundle = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final AtomicFiles files;

    /** One level's last tile. */
    private static final class Level {
        final List<TreeHash> partial = new ArrayList<>();
        long fullTiles;
        boolean changed;
    }

    private TileWriter(LogStorage storage, LogLayout layout, CompactRange range) {
        this.storage = storage;
        this.layout = layout;
        this.range = range;
        this.files = new AtomicFiles(storage);
    }

    /** Returns a writer that goes on where the tiles of a log of this size end. */
    public static TileWriter resume(LogStorage storage, LogLayout layout, long size) throws IOException {
        TileReader reader = new TileReader(storage, layout, size);
        TileWriter writer = new TileWriter(storage, layout, reader.tree().compactRange());
        for (TilePath last : TilePath.rightEdge(size)) {
            writer.take(last, reader);
        }
        return writer;
    }

    /** How many entries the tiles hold. */
    public long size() {
        return range.size();
    }

    /** The root of the tree over them. */
    public TreeHash root() {
        return range.root();
    }

    /** Writes the tiles and bundles that these entries add or change; they are durable when this returns. */
    public void append(List<byte[]> entries) throws IOException {
        for (byte[] entry : entries) {
            TreeHash leaf = TreeHash.ofLeaf(entry);
            range.append(leaf);
            addEntry(entry);
            addHash(0, leaf);
        }
        writePartialTiles();
        files.forceNames();
    }

    private void take(TilePath last, TileReader reader) throws IOException {
        if (last.level() == TilePath.ENTRIES) {
            if (!last.isFull()) {
                bundle.addAll(checked(last, reader));
            }
            return;
        }
        Level level = level(last.level());
        level.fullTiles = last.isFull() ? last.index() + 1 : last.index();
        if (!last.isFull()) {
            level.partial.addAll(reader.hashTile(last).hashes());
        }
    }

    /** The entries of the last bundle, which go into the next one and must therefore be those that were signed. */
    private static List<byte[]> checked(TilePath last, TileReader reader) throws IOException {
        List<byte[]> entries = reader.bundle(last);
        for (int i = 0; i < entries.size(); i++) {
            if (!TreeHash.ofLeaf(entries.get(i)).equals(reader.node(0, last.start() + i))) {
                throw new LogCorruptedException(
                        "an entry is not the one that was signed", Safe.of("index", last.start() + i));
            }
        }
        return entries;
    }

    private void addEntry(byte[] entry) throws IOException {
        bundle.add(entry);
        if (bundle.size() == TilePath.FULL_WIDTH) {
            long index = range.size() / TilePath.FULL_WIDTH - 1;
            write(new TilePath(TilePath.ENTRIES, index, TilePath.FULL_WIDTH), EntryBundle.encode(bundle));
            bundle.clear();
        }
    }

    private void addHash(int levelNumber, TreeHash hash) throws IOException {
        Level level = level(levelNumber);
        level.partial.add(hash);
        level.changed = true;
        if (level.partial.size() == TilePath.FULL_WIDTH) {
            HashTile full = new HashTile(level.partial);
            write(new TilePath(levelNumber, level.fullTiles, TilePath.FULL_WIDTH), full.encode());
            level.partial.clear();
            level.fullTiles++;
            addHash(levelNumber + 1, full.node(Byte.SIZE, 0));
        }
    }

    private void writePartialTiles() throws IOException {
        if (!bundle.isEmpty()) {
            long index = range.size() / TilePath.FULL_WIDTH;
            write(new TilePath(TilePath.ENTRIES, index, bundle.size()), EntryBundle.encode(bundle));
        }
        for (int number = 0; number < levels.size(); number++) {
            Level level = levels.get(number);
            if (level.changed && !level.partial.isEmpty()) {
                TilePath path = new TilePath(number, level.fullTiles, level.partial.size());
                write(path, new HashTile(level.partial).encode());
            }
            level.changed = false;
        }
    }

    private void write(TilePath tile, byte[] content) throws IOException {
        files.replaceBelow(layout.directory(), layout.tile(tile), content);
    }

    private Level level(int number) {
        while (levels.size() <= number) {
            levels.add(new Level());
        }
        return levels.get(number);
    }

    /**
     * Removes the partial tiles that full ones have replaced, as far as the disk lets it. Called once a head that needs only
     * the full ones is out.
     */
    public void removeReplacedTiles(long earlierSize) {
        for (TilePath tile : TilePath.rightEdge(earlierSize)) {
            if (!tile.isFull() && storage.exists(layout.tile(tile.full()))) {
                removePartials(layout.tile(tile.full()));
            }
        }
    }

    private void removePartials(Path fullTile) {
        Leftovers.removeDirectory(storage, fullTile.resolveSibling(fullTile.getFileName() + ".p"));
    }
}
