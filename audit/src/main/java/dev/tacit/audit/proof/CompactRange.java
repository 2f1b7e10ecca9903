package dev.tacit.audit.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The least that must be kept of a tree to append to it and to know its root: the roots of its perfect subtrees, at most
 * 63 hashes, largest first.
 *
 * <p>Not thread-safe.
 */
public final class CompactRange {
    private final List<TreeHash> peaks;
    private long size;

    /** Makes the range of the empty tree. */
    public CompactRange() {
        this(0, List.of());
    }

    private CompactRange(long size, List<TreeHash> peaks) {
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    /**
     * Returns the range of a tree of this size.
     *
     * @param peaks the roots of the perfect subtrees, one for each one-bit of the size, largest first
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static CompactRange of(long size, List<TreeHash> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException("a compact range has one hash for each one-bit of its size");
        }
        return new CompactRange(size, peaks);
    }

    /** Returns how many leaves the tree has. */
    public long size() {
        return size;
    }

    /** Adds a leaf at the right. */
    public void append(TreeHash leaf) {
        TreeHash node = leaf;
        for (int level = 0; (size >>> level & 1) == 1; level++) {
            node = TreeHash.ofNode(peaks.remove(peaks.size() - 1), node);
        }
        peaks.add(node);
        size++;
    }

    /** Returns the root of the tree. */
    public TreeHash root() {
        return peaks.isEmpty() ? TreeHash.EMPTY_ROOT : fold(peaks);
    }

    /** Returns the node above these neighbours, largest first: each one's right neighbour is the fold of the rest. */
    static TreeHash fold(List<TreeHash> peaks) {
        TreeHash right = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            right = TreeHash.ofNode(peaks.get(i), right);
        }
        return right;
    }
}
