package dev.tacit.audit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A view of a Merkle tree of a given size, from whose nodes roots and proofs are made.
 *
 * <p>Reads only nodes of perfect subtrees, at most two for each level, which is what tiles hold. As thread-safe as its
 * nodes.
 *
 * @param size how many leaves
 * @param nodes where the hashes are
 * @see "RFC 9162 §2.1"
 */
public record MerkleTree(long size, Nodes nodes) {
    /** The hashes of perfect subtrees. */
    @FunctionalInterface
    public interface Nodes {
        /**
         * Returns the root of the subtree over the leaves from {@code index << level} up to {@code (index + 1) << level}.
         *
         * @param level 0 for a leaf
         */
        TreeHash node(int level, long index);
    }

    public MerkleTree {
        Objects.requireNonNull(nodes, "nodes");
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
    }

    /** Returns the root. */
    public TreeHash root() {
        return root(size);
    }

    /** Returns the root that the tree had at an earlier size. */
    public TreeHash root(long earlierSize) {
        Objects.checkIndex(earlierSize, size + 1);
        return earlierSize == 0 ? TreeHash.EMPTY_ROOT : hash(0, earlierSize);
    }

    /** Returns what is needed to append to this tree. */
    public CompactRange compactRange() {
        return CompactRange.of(size, peaks(0, size));
    }

    /**
     * Returns the proof that the leaf at this index is in the tree.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < size}
     */
    public InclusionProof inclusion(long index) {
        Objects.checkIndex(index, size);
        List<TreeHash> path = new ArrayList<>();
        addInclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * Returns the proof that the tree, at an earlier size, was a prefix of this one.
     *
     * @throws IndexOutOfBoundsException unless {@code 1 <= earlierSize <= size}
     */
    public ConsistencyProof consistency(long earlierSize) {
        Objects.checkIndex(earlierSize - 1, size);
        List<TreeHash> path = new ArrayList<>();
        if (earlierSize < size) {
            addConsistency(earlierSize, 0, size, true, path);
        }
        return new ConsistencyProof(earlierSize, size, path);
    }

    private void addInclusion(long index, long from, long to, List<TreeHash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            addInclusion(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            addInclusion(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    // RFC 9162 §2.1.4.1: SUBPROOF; whole says that the left part is the earlier tree itself, whose root is known.
    private void addConsistency(long earlierEnd, long from, long to, boolean whole, List<TreeHash> path) {
        if (earlierEnd == to) {
            if (!whole) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlierEnd <= middle) {
            addConsistency(earlierEnd, from, middle, whole, path);
            path.add(hash(middle, to));
        } else {
            addConsistency(earlierEnd, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    private TreeHash hash(long from, long to) {
        return CompactRange.fold(peaks(from, to));
    }

    /** The perfect subtrees of a range that begins at a multiple of a power of two not smaller than the range. */
    private List<TreeHash> peaks(long from, long to) {
        List<TreeHash> peaks = new ArrayList<>();
        long start = from;
        while (start < to) {
            int level = 63 - Long.numberOfLeadingZeros(to - start);
            peaks.add(nodes.node(level, start >>> level));
            start += 1L << level;
        }
        return peaks;
    }

    /** The largest power of two below n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
