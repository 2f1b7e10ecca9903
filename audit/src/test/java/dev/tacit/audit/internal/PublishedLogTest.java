package dev.tacit.audit.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.PublishedData;
import dev.tacit.audit.proof.SignedNote;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.TilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tessera's small log, rebuilt from its entries alone; its signing key is published with it. */
class PublishedLogTest {
    private static final List<String> ENTRIES = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eit",
            "nain",
            "ten",
            "ileven",
            "twelf",
            "threeten",
            "fourten",
            "fivten");
    private static final String SEED = "AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
    private static final String PUBLIC = "AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final SigningKey KEY = SigningKey.of("example.com/log/testdata", raw(SEED), raw(PUBLIC));

    @TempDir
    Path directory;

    @Test
    void everyTileBundleAndCheckpointOfTheLog_isRebuiltByteForByte() throws IOException {
        Path published = PublishedData.folder("tlog/log");
        TileWriter writer = TileWriter.resume(new DiskStorage(), new LogLayout(directory), 0);
        assertThat(checkpoint(writer)).isEqualTo(Files.readString(published.resolve("checkpoint.0")));

        for (int size = 1; size <= ENTRIES.size(); size++) {
            writer.append(List.of(ENTRIES.get(size - 1).getBytes(UTF_8)));
            for (TilePath tile : TilePath.rightEdge(size)) {
                assertThat(directory.resolve(tile.path())).hasSameBinaryContentAs(published.resolve(tile.path()));
            }
            assertThat(checkpoint(writer)).isEqualTo(Files.readString(published.resolve("checkpoint." + size)));
        }
    }

    @Test
    void theVerifierKeyOfTheLog_isTheOnePublished() {
        assertThat(KEY.verifierKey().text())
                .isEqualTo("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    }

    private static String checkpoint(TileWriter writer) {
        SignedNote note = new Checkpoint("example.com/log/testdata", writer.size(), writer.root()).sign(KEY);
        return note.write();
    }

    private static byte[] raw(String typed) {
        byte[] bytes = Base64.getDecoder().decode(typed);
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }
}
