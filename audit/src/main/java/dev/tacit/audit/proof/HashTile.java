package dev.tacit.audit.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 neighboring hashes of one level.
 *
 * <p>Immutable and thread-safe.
 *
 * @param hashes 1 to 256
 * @see "C2SP tlog-tiles, Merkle Tree"
 */
public record HashTile(List<TreeHash> hashes) {
    private static final int LEVELS = 8;

    public HashTile {
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty() || hashes.size() > TilePath.FULL_WIDTH) {
            throw new IllegalArgumentException("a tile holds 1 to 256 hashes");
        }
    }

    /**
     * Reads a tile.
     *
     * @throws ProofRejectedException unless the bytes are exactly so many hashes
     */
    public static HashTile decode(byte[] bytes, int width) {
        if (width < 1 || width > TilePath.FULL_WIDTH || bytes.length != width * TreeHash.SIZE_BYTES) {
            throw new ProofRejectedException("a tile holds exactly as many hashes as its path says");
        }
        List<TreeHash> hashes = new ArrayList<>(width);
        for (int at = 0; at < bytes.length; at += TreeHash.SIZE_BYTES) {
            hashes.add(TreeHash.of(Arrays.copyOfRange(bytes, at, at + TreeHash.SIZE_BYTES)));
        }
        return new HashTile(hashes);
    }

    /** Returns the tile's file content: the hashes one after the other. */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * TreeHash.SIZE_BYTES);
        hashes.forEach(hash -> out.writeBytes(hash.bytes()));
        return out.toByteArray();
    }

    /**
     * Returns the root of a perfect subtree inside the tile.
     *
     * @param height 0 for one of the tile's own hashes, 8 for the root of a full tile
     * @param index which subtree of this height, from 0
     */
    public TreeHash node(int height, int index) {
        if (height < 0 || height > LEVELS || index < 0 || (index + 1) << height > hashes.size()) {
            throw new IllegalArgumentException("the tile does not hold this subtree");
        }
        CompactRange range = new CompactRange();
        hashes.subList(index << height, (index + 1) << height).forEach(range::append);
        return range.root();
    }
}
