package dev.tacit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Test
    void theSpecificationsExamples_areWrittenAsThere() {
        assertThat(new TilePath(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TilePath(TilePath.ENTRIES, 0, 12).path()).isEqualTo("tile/entries/000.p/12");
        assertThat(new TilePath(2, 1000, 1).path()).isEqualTo("tile/2/x001/000.p/1");
    }

    @Test
    void aTreeOfSeventyThousandEntries_hasTheTilesOfTheSpecification() {
        assertThat(TilePath.rightEdge(70_000))
                .extracting(TilePath::path)
                .containsExactly("tile/entries/273.p/112", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(TilePath.rightEdge(256))
                .extracting(TilePath::path)
                .containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
        assertThat(TilePath.rightEdge(0)).isEmpty();
    }

    @Property(tries = 500)
    void everyPath_isReadBack(
            @ForAll @IntRange(min = -1, max = 7) int level,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath tile = new TilePath(level, index, width);

        assertThat(TilePath.parse(tile.path())).isEqualTo(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/00/000",
                "tile/-1/000",
                "tile/64/000",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/257",
                "tile/0/000.p/1/2",
                "tile/0/../000",
                "/tile/0/000",
                "tile/0/000/",
                "tile/entries/000.p/-1",
                "tile/Entries/000",
                "tile/0/+01",
                "tile//000",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
            })
    void aPathInAnyOtherForm_isRejected(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(ProofRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64, 8192})
    void aTileOfAnotherSizeThanItsPathSays_isRejected(int sizeBytes) {
        assertThatThrownBy(() -> HashTile.decode(new byte[sizeBytes], 1)).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aBundleWithMoreOrFewerEntriesThanItsPathSays_isRejected() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[3], new byte[0]));

        assertThat(EntryBundle.decode(bundle, 2)).hasSize(2);
        assertThatThrownBy(() -> EntryBundle.decode(bundle, 1)).isInstanceOf(ProofRejectedException.class);
        assertThatThrownBy(() -> EntryBundle.decode(bundle, 3)).isInstanceOf(ProofRejectedException.class);
        assertThatThrownBy(() -> EntryBundle.decode(Arrays.copyOf(bundle, bundle.length - 1), 2))
                .isInstanceOf(ProofRejectedException.class);
    }
}
