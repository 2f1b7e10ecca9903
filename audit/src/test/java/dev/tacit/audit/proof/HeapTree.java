package dev.tacit.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A tree in memory: all nodes of all perfect subtrees. */
final class HeapTree implements MerkleTree.Nodes {
    private final List<List<TreeHash>> levels = new ArrayList<>();

    /** Returns a tree whose leaves are numbered. */
    static HeapTree ofSize(int size) {
        HeapTree tree = new HeapTree();
        for (int i = 0; i < size; i++) {
            tree.append(leaf(i));
        }
        return tree;
    }

    static TreeHash leaf(long index) {
        return TreeHash.ofLeaf(Long.toString(index).getBytes(StandardCharsets.UTF_8));
    }

    private void append(TreeHash leaf) {
        TreeHash node = leaf;
        for (int level = 0; ; level++) {
            if (levels.size() == level) {
                levels.add(new ArrayList<>());
            }
            List<TreeHash> nodes = levels.get(level);
            nodes.add(node);
            if (nodes.size() % 2 == 1) {
                return;
            }
            node = TreeHash.ofNode(nodes.get(nodes.size() - 2), node);
        }
    }

    @Override
    public TreeHash node(int level, long index) {
        return levels.get(level).get((int) index);
    }

    MerkleTree atSize(long size) {
        return new MerkleTree(size, this);
    }

    /** RFC 9162 §2.1.1, word for word. */
    TreeHash naiveRoot(int from, int to) {
        if (from == to) {
            return TreeHash.EMPTY_ROOT;
        }
        if (to - from == 1) {
            return leaf(from);
        }
        int k = 1;
        while (2 * k < to - from) {
            k *= 2;
        }
        return TreeHash.ofNode(naiveRoot(from, from + k), naiveRoot(from + k, to));
    }
}
