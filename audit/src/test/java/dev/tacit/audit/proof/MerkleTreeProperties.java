package dev.tacit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MerkleTreeProperties {
    private static final int SMALL = 600;
    private static final int LARGE = 100_000;
    private static final HeapTree LEAVES = HeapTree.ofSize(LARGE);

    @Test
    void theRootOfEverySmallTree_isTheOneOfTheNaiveRecursion() {
        CompactRange range = new CompactRange();
        for (int size = 0; size <= SMALL; size++) {
            TreeHash naive = LEAVES.naiveRoot(0, size);
            assertThat(LEAVES.atSize(SMALL).root(size)).isEqualTo(naive);
            assertThat(range.root()).isEqualTo(naive);
            range.append(HeapTree.leaf(size));
        }
    }

    @Test
    void everyLeafOfEverySmallTree_isProvedToBeInIt() {
        for (int size = 1; size <= 130; size++) {
            MerkleTree tree = LEAVES.atSize(size);
            TreeHash root = tree.root();
            for (int index = 0; index < size; index++) {
                assertThat(tree.inclusion(index).proves(HeapTree.leaf(index), root))
                        .isTrue();
            }
        }
    }

    @Test
    void everySmallTree_isProvedToBeAPrefixOfEveryLaterOne() {
        for (int later = 1; later <= 130; later++) {
            MerkleTree tree = LEAVES.atSize(later);
            for (int earlier = 1; earlier <= later; earlier++) {
                assertThat(tree.consistency(earlier).proves(tree.root(earlier), tree.root()))
                        .isTrue();
            }
        }
    }

    @Property(tries = 200)
    void aLeafOfALargeTree_isProvedToBeInIt_andAtNoOtherIndex(
            @ForAll @IntRange(min = 1, max = LARGE) int size, @ForAll @LongRange(min = 0, max = LARGE) long drawn) {
        long index = drawn % size;
        MerkleTree tree = LEAVES.atSize(size);
        InclusionProof proof = tree.inclusion(index);

        assertThat(proof.proves(HeapTree.leaf(index), tree.root())).isTrue();
        assertThat(new InclusionProof(index + 1, size, proof.path()).proves(HeapTree.leaf(index), tree.root()))
                .isFalse();
    }

    @Property(tries = 200)
    void aLargeTree_isProvedToBeAPrefixOfALargerOne(
            @ForAll @IntRange(min = 1, max = LARGE) int a, @ForAll @IntRange(min = 1, max = LARGE) int b) {
        MerkleTree tree = LEAVES.atSize(Math.max(a, b));
        ConsistencyProof proof = tree.consistency(Math.min(a, b));

        assertThat(proof.proves(tree.root(Math.min(a, b)), tree.root())).isTrue();
    }

    @Property(tries = 60)
    void anInclusionProofWithOneBitChanged_provesNothing(@ForAll @IntRange(min = 2, max = 2000) int size) {
        MerkleTree tree = LEAVES.atSize(size);
        InclusionProof proof = tree.inclusion(size / 2);

        for (List<TreeHash> changed : oneBitChanged(proof.path())) {
            assertThat(new InclusionProof(proof.index(), size, changed)
                            .proves(HeapTree.leaf(proof.index()), tree.root()))
                    .isFalse();
        }
    }

    @Property(tries = 60)
    void aConsistencyProofWithOneBitChanged_provesNothing(@ForAll @IntRange(min = 3, max = 2000) int size) {
        MerkleTree tree = LEAVES.atSize(size);
        ConsistencyProof proof = tree.consistency(size / 2);

        for (List<TreeHash> changed : oneBitChanged(proof.path())) {
            assertThat(new ConsistencyProof(size / 2, size, changed).proves(tree.root(size / 2), tree.root()))
                    .isFalse();
        }
    }

    @Property(tries = 200)
    void aProofThatIsLongerOrShorter_provesNothing(@ForAll @IntRange(min = 3, max = 2000) int size) {
        MerkleTree tree = LEAVES.atSize(size);
        List<TreeHash> path = tree.inclusion(1).path();
        List<TreeHash> longer = new ArrayList<>(path);
        longer.add(TreeHash.EMPTY_ROOT);

        assertThat(new InclusionProof(1, size, longer).proves(HeapTree.leaf(1), tree.root()))
                .isFalse();
        assertThat(new InclusionProof(1, size, path.subList(1, path.size())).proves(HeapTree.leaf(1), tree.root()))
                .isFalse();
    }

    @Test
    void anEntryThatIsTheTextOfTwoHashes_isNoInnerNode() {
        TreeHash left = HeapTree.leaf(0);
        TreeHash right = HeapTree.leaf(1);
        byte[] both = ByteBuffer.allocate(2 * TreeHash.SIZE_BYTES)
                .put(left.bytes())
                .put(right.bytes())
                .array();

        assertThat(TreeHash.ofLeaf(both)).isNotEqualTo(TreeHash.ofNode(left, right));
    }

    /** One bit in each hash, and every bit of the first. */
    private static List<List<TreeHash>> oneBitChanged(List<TreeHash> path) {
        List<List<TreeHash>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            for (int bit = 0; bit < 256; bit += i == 0 ? 1 : 37) {
                byte[] hash = path.get(i).bytes();
                hash[bit / 8] ^= (byte) (1 << (bit % 8));
                List<TreeHash> changed = new ArrayList<>(path);
                changed.set(i, TreeHash.of(hash));
                all.add(changed);
            }
        }
        return all;
    }
}
