package dev.tacit.audit.proof;

import java.util.List;

/**
 * The proof that a smaller tree is a prefix of a larger one: nothing was changed, taken out or put in between.
 *
 * <p>Everything begins with the empty tree, so there is no proof for that, and none is believed. Immutable and
 * thread-safe.
 *
 * @param earlierSize how many leaves the smaller tree has, at least 1
 * @param laterSize how many leaves the larger tree has
 * @param path the hashes from which both roots can be made
 * @see "RFC 9162 §2.1.4"
 */
public record ConsistencyProof(long earlierSize, long laterSize, List<TreeHash> path) {
    /** Copies the path; any numbers are allowed, since {@link #proves} refuses the impossible. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Tells whether this proves that the tree with the first root is a prefix of the tree with the second. */
    public boolean proves(TreeHash earlierRoot, TreeHash laterRoot) {
        if (earlierSize < 1 || earlierSize > laterSize) {
            return false;
        }
        if (earlierSize == laterSize) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        return provesPrefix(earlierRoot, laterRoot);
    }

    // RFC 9162 §2.1.4.2, steps 1 to 6
    private boolean provesPrefix(TreeHash earlierRoot, TreeHash laterRoot) {
        boolean earlierIsPerfect = Long.bitCount(earlierSize) == 1;
        int next = earlierIsPerfect ? 0 : 1;
        if (path.isEmpty()) {
            return false;
        }
        TreeHash earlier = earlierIsPerfect ? earlierRoot : path.get(0);
        TreeHash later = earlier;
        long skipped = Long.numberOfTrailingZeros(~(earlierSize - 1));
        long fn = (earlierSize - 1) >>> skipped;
        long sn = (laterSize - 1) >>> skipped;
        for (TreeHash sibling : path.subList(next, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                earlier = TreeHash.ofNode(sibling, earlier);
                later = TreeHash.ofNode(sibling, later);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                later = TreeHash.ofNode(later, sibling);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && earlier.equals(earlierRoot) && later.equals(laterRoot);
    }
}
