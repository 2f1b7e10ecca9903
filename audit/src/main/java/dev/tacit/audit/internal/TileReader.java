package dev.tacit.audit.internal;

import dev.tacit.audit.proof.EntryBundle;
import dev.tacit.audit.proof.HashTile;
import dev.tacit.audit.proof.MerkleTree;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads hashes and entries of a published log from its tiles. Keeps each tile that it has read, so one is made for each
 * act. Not thread-safe.
 */
public final class TileReader implements MerkleTree.Nodes {
    private static final int LEVELS_PER_TILE = 8;

    private final LogStorage storage;
    private final LogLayout layout;
    private final long logSize;
    private final Map<TilePath, HashTile> tiles = new HashMap<>();

    /** @param logSize the size of a published head */
    public TileReader(LogStorage storage, LogLayout layout, long logSize) {
        this.storage = storage;
        this.layout = layout;
        this.logSize = logSize;
    }

    /** Returns the tree at the published size. */
    public MerkleTree tree() {
        return new MerkleTree(logSize, this);
    }

    /** @throws UncheckedIOException if a tile cannot be read */
    @Override
    public TreeHash node(int level, long index) {
        int height = level % LEVELS_PER_TILE;
        long position = index << height;
        HashTile tile = hashTile(TilePath.holding(level / LEVELS_PER_TILE, position, logSize));
        return tile.node(height, (int) (position % TilePath.FULL_WIDTH) >>> height);
    }

    /** Returns a tile of hashes. */
    public HashTile hashTile(TilePath path) {
        return tiles.computeIfAbsent(path, this::readHashes);
    }

    /** Returns the entries of a bundle. */
    public List<byte[]> bundle(TilePath path) throws IOException {
        try {
            return EntryBundle.decode(storage.read(layout.tile(path)), path.width());
        } catch (NoSuchFileException filledMeanwhile) {
            byte[] full = storage.read(layout.tile(path.full()));
            return EntryBundle.decode(full, TilePath.FULL_WIDTH).subList(0, path.width());
        }
    }

    private HashTile readHashes(TilePath path) {
        try {
            return HashTile.decode(storage.read(layout.tile(path)), path.width());
        } catch (NoSuchFileException filledMeanwhile) {
            return readFull(path); // a partial tile goes once the full one is there
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HashTile readFull(TilePath path) {
        try {
            HashTile full = HashTile.decode(storage.read(layout.tile(path.full())), TilePath.FULL_WIDTH);
            return new HashTile(full.hashes().subList(0, path.width()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
