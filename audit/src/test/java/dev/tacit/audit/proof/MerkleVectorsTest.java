package dev.tacit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.json.Json;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors of transparency-dev/merkle: proofs that hold and proofs that only look as if they did. */
class MerkleVectorsTest {
    private static final int VECTORS_OF_EACH = 98;

    @TestFactory
    Stream<DynamicTest> inclusion_isProvedExactlyWhereTheVectorsSaySo() throws IOException {
        return vectors("inclusion", MerkleVectorsTest::inclusionHolds);
    }

    @TestFactory
    Stream<DynamicTest> consistency_isProvedExactlyWhereTheVectorsSaySo() throws IOException {
        return vectors("consistency", MerkleVectorsTest::consistencyHolds);
    }

    @Test
    void theClassicTreeOfEightLeaves_hasThePublishedRoots() {
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        CompactRange range = new CompactRange();

        assertThat(hex(range.root())).startsWith("e3b0c442");
        leaves.forEach(leaf -> range.append(TreeHash.ofLeaf(HexFormat.of().parseHex(leaf))));

        assertThat(hex(range.root())).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    private static Stream<DynamicTest> vectors(String kind, Predicate<JsonReader> holds) throws IOException {
        Path folder = PublishedData.folder("merkle/" + kind);
        List<Path> files = PublishedData.filesBelow(folder, ".json");
        assertThat(files).hasSize(VECTORS_OF_EACH);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> {
                    JsonReader vector = JsonReader.of(Json.parse(Files.readAllBytes(file)));
                    assertThat(holds.test(vector))
                            .isNotEqualTo(vector.field("wantErr").bool());
                }));
    }

    private static boolean inclusionHolds(JsonReader vector) {
        try {
            InclusionProof proof =
                    new InclusionProof(number(vector.field("leafIdx")), number(vector.field("treeSize")), path(vector));
            return proof.proves(TreeHash.parse(vector.field("leafHash").string()), root(vector.field("root")));
        } catch (ProofRejectedException malformedHash) {
            return false;
        }
    }

    private static boolean consistencyHolds(JsonReader vector) {
        try {
            ConsistencyProof proof =
                    new ConsistencyProof(number(vector.field("size1")), number(vector.field("size2")), path(vector));
            return proof.proves(root(vector.field("root1")), root(vector.field("root2")));
        } catch (ProofRejectedException malformedHash) {
            return false;
        }
    }

    /** Where a vector does not care for a root it gives a few words; their hash stands in, so that equal stays equal. */
    private static TreeHash root(JsonReader base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.string());
        return bytes.length == TreeHash.SIZE_BYTES ? TreeHash.of(bytes) : TreeHash.ofLeaf(bytes);
    }

    private static List<TreeHash> path(JsonReader vector) {
        return vector.field("proof").present().map(JsonReader::items).orElse(List.of()).stream()
                .map(hash -> TreeHash.parse(hash.string()))
                .toList();
    }

    /** Some vectors count in unsigned numbers beyond 2^63, which no log reaches; as negative ones they are refused. */
    private static long number(JsonReader number) {
        return number.decimal().toBigInteger().longValue();
    }

    private static String hex(TreeHash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
