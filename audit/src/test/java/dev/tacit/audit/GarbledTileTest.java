package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full tile may stand for a partial one, as a log that goes on makes it: then it is compared as far as the head goes. */
class GarbledTileTest {
    private static final int FULL_TILE_BYTES = 256 * 32;

    @TempDir
    Path folder;

    private LogFixture fixture;
    private String key;
    private byte[] hashes = new byte[0];
    private byte[] entries = new byte[0];

    @BeforeEach
    void writeLog() throws IOException {
        fixture = new LogFixture(folder);
        key = fixture.write(100);
        hashes = Files.readAllBytes(fixture.directory.resolve("tile/0/000.p/100"));
        entries = Files.readAllBytes(fixture.directory.resolve("tile/entries/000.p/100"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGarbledTile_isFound(boolean servedFilesOnly) throws IOException {
        replaceByFull("tile/0/000", new byte[FULL_TILE_BYTES]);

        assertReported(servedFilesOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTileThatEndsTooEarly_isReported(boolean servedFilesOnly) throws IOException {
        replaceByFull("tile/0/000", new byte[10]);

        assertReported(servedFilesOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTileThatHoldsTheHashesAndNoMore_isReported_becauseAFullOneHas256(boolean servedFilesOnly) throws IOException {
        replaceByFull("tile/0/000", hashes);

        assertReported(servedFilesOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBundleWithSomethingBehindItsEntries_isReported(boolean servedFilesOnly) throws IOException {
        replaceByFull("tile/entries/000", Arrays.copyOf(entries, entries.length + 1));

        assertReported(servedFilesOnly);
    }

    @Test
    void fullTilesThatBeginAsTheHeadSays_areIntact() throws IOException {
        replaceByFull("tile/0/000", Arrays.copyOf(hashes, FULL_TILE_BYTES));
        byte[] more = Arrays.copyOf(entries, entries.length + 156 * 3);
        for (int at = entries.length; at < more.length; at += 3) {
            more[at + 1] = 1; // an entry of one byte
        }
        replaceByFull("tile/entries/000", more);
        leaveServedFilesAlone();

        assertThat(fixture.verify(key).isIntact()).isTrue();
    }

    private void replaceByFull(String tile, byte[] content) throws IOException {
        LogFixture.delete(fixture.directory.resolve(tile + ".p"));
        Files.write(fixture.directory.resolve(tile), content);
    }

    private void assertReported(boolean servedFilesOnly) throws IOException {
        if (servedFilesOnly) {
            leaveServedFilesAlone();
        }
        assertThat(fixture.verify(key).problems()).isNotEmpty();
    }

    private void leaveServedFilesAlone() throws IOException {
        for (String own : List.of("state", "handles", "lock", "wal")) {
            LogFixture.delete(fixture.directory.resolve(own));
        }
    }
}
