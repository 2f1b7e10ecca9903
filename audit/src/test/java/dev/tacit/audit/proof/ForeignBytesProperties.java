package dev.tacit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes from outside gives a value or our exception. */
class ForeignBytesProperties {
    @Property
    void anyText_isReadOrRejected(@ForAll("nearlyRight") String text) {
        assertThat(isTotal(() -> VerifierKey.parse(text))).isTrue();
        assertThat(isTotal(() -> Checkpoint.parse(text))).isTrue();
        assertThat(isTotal(() -> TlogProof.parse(text))).isTrue();
        assertThat(isTotal(() -> TilePath.parse(text))).isTrue();
        assertThat(isTotal(() -> TreeHash.parse(text))).isTrue();
        assertThat(isTotal(() -> SigningKey.fromPem("name", text))).isTrue();
    }

    @Property
    void anyBytes_areReadOrRejected(@ForAll byte[] bytes, @ForAll @IntRange(min = -1, max = 300) int width) {
        assertThat(isTotal(() -> SignedNote.parse(bytes))).isTrue();
        assertThat(isTotal(() -> HashTile.decode(bytes, width))).isTrue();
        assertThat(isTotal(() -> EntryBundle.decode(bytes, width))).isTrue();
        assertThat(isTotal(() -> TreeHash.of(bytes))).isTrue();
    }

    /** Pieces of real texts in any order. */
    @Provide
    Arbitrary<String> nearlyRight() {
        Arbitrary<String> piece = Arbitraries.of(
                "tile/",
                "entries/",
                "0",
                "x001/",
                "067",
                ".p/",
                "8",
                "name",
                "+",
                "+33d7b496+",
                "AeHTu4Q3",
                "\n",
                "\n\n",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "c2sp.org/tlog-proof@v1\n",
                "index ",
                "extra ",
                "\u2014 ",
                " ",
                "=",
                "9223372036854775808",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----\n",
                "\uD800");
        return Arbitraries.oneOf(
                piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces)), Arbitraries.strings());
    }

    private static boolean isTotal(Supplier<?> parser) {
        try {
            return parser.get() != null;
        } catch (ProofRejectedException rejected) {
            return true;
        }
    }
}
