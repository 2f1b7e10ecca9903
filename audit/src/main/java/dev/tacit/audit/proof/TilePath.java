package dev.tacit.audit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which tile of a log, and the path of its file under the log's directory: {@code tile/<L>/<N>} for hashes and {@code
 * tile/entries/<N>} for bundles of entries, with {@code .p/<W>} where the tile is partial.
 *
 * <p>Immutable and thread-safe.
 *
 * @param level 0 to 7 for hashes, or {@link #ENTRIES}; the specification's levels above 7 would begin beyond 2^63 entries
 * @param index the tile's number within its level, from 0
 * @param width 1 to 256 hashes or entries
 * @see "C2SP tlog-tiles"
 */
public record TilePath(int level, long index, int width) {
    /** The level that stands for bundles of entries. */
    public static final int ENTRIES = -1;

    /** How many hashes or entries a full tile holds. */
    public static final int FULL_WIDTH = 256;

    private static final int WIDTH_BITS = 8;
    private static final int MAX_LEVEL = 7;
    private static final int GROUP = 1000;

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("a tile has a level up to 7, an index from 0 and a width of 1 to 256");
        }
    }

    /**
     * Reads a path such as {@code tile/0/x001/x234/067.p/8}.
     *
     * @throws ProofRejectedException unless the path is the one that {@link #path} gives
     */
    public static TilePath parse(String path) {
        TilePath tile = read(path);
        if (!tile.path().equals(path)) {
            throw notATile();
        }
        return tile;
    }

    /** Returns the tiles that hold all hashes and entries of a log of this size, except those that are in none. */
    public static List<TilePath> rightEdge(long size) {
        List<TilePath> tiles = new ArrayList<>();
        if (size > 0) {
            tiles.add(last(ENTRIES, size));
        }
        long hashes = size;
        for (int level = 0; hashes > 0; level++) {
            tiles.add(last(level, hashes));
            hashes >>>= WIDTH_BITS;
        }
        return tiles;
    }

    /** Returns the tile in which a log of this size keeps the hash or entry at this position of the level. */
    public static TilePath holding(int level, long position, long logSize) {
        long inLevel = level == ENTRIES ? logSize : logSize >>> (WIDTH_BITS * level);
        Objects.checkIndex(position, inLevel);
        long tile = position >>> WIDTH_BITS;
        return new TilePath(level, tile, (int) Math.min(FULL_WIDTH, inLevel - (tile << WIDTH_BITS)));
    }

    /** Tells whether the tile has all that it will ever have. */
    public boolean isFull() {
        return width == FULL_WIDTH;
    }

    /** Returns the full tile at this place. */
    public TilePath full() {
        return new TilePath(level, index, FULL_WIDTH);
    }

    /** Returns the position within the level of the tile's first hash or entry. */
    public long start() {
        return index << WIDTH_BITS;
    }

    /** Tells whether a log of this size has all that the tile holds. */
    public boolean isWithin(long logSize) {
        long inLevel = level == ENTRIES ? logSize : logSize >>> (WIDTH_BITS * level);
        return index <= inLevel >>> WIDTH_BITS && start() + width <= inLevel;
    }

    /** Returns the path, with slashes, relative to the log's directory. */
    public String path() {
        String name = "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number(index);
        return isFull() ? name : name + ".p/" + width;
    }

    private static TilePath last(int level, long count) {
        long tile = (count - 1) >>> WIDTH_BITS;
        return new TilePath(level, tile, (int) (count - (tile << WIDTH_BITS)));
    }

    private static String number(long index) {
        String path = String.format(Locale.ROOT, "%03d", index % GROUP);
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path = String.format(Locale.ROOT, "x%03d/", rest % GROUP) + path;
        }
        return path;
    }

    private static TilePath read(String path) {
        int partial = path.indexOf(".p/");
        String[] parts = (partial < 0 ? path : path.substring(0, partial)).split("/", -1);
        if (parts.length < 3) {
            throw notATile();
        }
        long level = parts[1].equals("entries") ? ENTRIES : CanonicalText.decimal(parts[1]);
        long width = partial < 0 ? FULL_WIDTH : CanonicalText.decimal(path.substring(partial + 3));
        if (level > MAX_LEVEL || width < 1 || width > FULL_WIDTH) {
            throw notATile();
        }
        return new TilePath((int) level, readNumber(parts), (int) width);
    }

    private static long readNumber(String[] parts) {
        StringBuilder digits = new StringBuilder();
        for (int i = 2; i < parts.length; i++) {
            digits.append(parts[i].startsWith("x") ? parts[i].substring(1) : parts[i]);
        }
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return CanonicalText.decimal(digits.substring(first));
    }

    private static ProofRejectedException notATile() {
        return new ProofRejectedException("this is not the path of a tile");
    }
}
