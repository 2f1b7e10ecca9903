package dev.tacit.audit.proof;

import java.util.List;

/**
 * The proof that a leaf stands at an index of a tree.
 *
 * <p>Immutable and thread-safe.
 *
 * @param index the leaf's index, from 0
 * @param treeSize how many leaves the tree has
 * @param path the hashes beside the way from the leaf to the root, lowest first
 * @see "RFC 9162 §2.1.3"
 */
public record InclusionProof(long index, long treeSize, List<TreeHash> path) {
    /** Copies the path; any numbers are allowed, since {@link #proves} refuses the impossible. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Tells whether this proves that the leaf stands at the index of the tree with this root. */
    public boolean proves(TreeHash leaf, TreeHash root) {
        if (index < 0 || index >= treeSize) {
            return false;
        }
        // The way up has two parts: below the point where it meets the tree's right border, and along that border.
        int inner = 64 - Long.numberOfLeadingZeros(index ^ (treeSize - 1));
        int border = Long.bitCount(index >>> inner);
        if (path.size() != inner + border) {
            return false;
        }
        return climb(leaf, inner).equals(root);
    }

    private TreeHash climb(TreeHash leaf, int inner) {
        TreeHash node = leaf;
        for (int level = 0; level < path.size(); level++) {
            TreeHash sibling = path.get(level);
            boolean siblingIsRight = level < inner && (index >>> level & 1) == 0;
            node = siblingIsRight ? TreeHash.ofNode(node, sibling) : TreeHash.ofNode(sibling, node);
        }
        return node;
    }
}
