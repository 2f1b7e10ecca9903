package dev.tacit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.FolderMac;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.TileWriter;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write the log's folder, while it is closed and without its key, makes it sign nothing. */
class ForgedFolderTest {
    private static final Path SEGMENT = Path.of("wal", "0000000000000000000.wal");
    private static final int SEGMENT_HEADER_BYTES = 16;
    private static final int FRAME_HEADER_BYTES = 56;

    @TempDir
    Path folder;

    private LogFixture fixture;
    private LogFixture attacker;
    private String key;

    @BeforeEach
    void writeThreeEntries_ofWhichAnAttackerHasACopy() throws IOException {
        fixture = new LogFixture(folder);
        key = fixture.write(3);
        attacker = new LogFixture(Files.createDirectory(folder.resolve("attacker")));
    }

    private AuditLog open() {
        return fixture.builder().anchor(CheckpointAnchor.none()).open();
    }

    private void assertRefused() throws IOException {
        Path checkpoint = fixture.directory.resolve("checkpoint");
        byte[] before = Files.exists(checkpoint) ? Files.readAllBytes(checkpoint) : new byte[0];
        assertThatThrownBy(this::open).isInstanceOf(LogCorruptedException.class);
        assertThat(Files.exists(checkpoint) ? Files.readAllBytes(checkpoint) : new byte[0])
                .isEqualTo(before);
    }

    @Test
    void aLogThatHasSigned_andHasNoCheckpoint_isRefused() throws IOException {
        Files.delete(fixture.directory.resolve("checkpoint"));

        assertRefused();
    }

    @Test
    void aLogThatWasWrittenUnderAnotherKey_isRefused_thoughItsStateNamesThisOne() throws IOException {
        String otherKey = attacker.write(5);
        replaceFolder(otherKey);

        assertRefused();
    }

    @Test
    void aTreeThatSomebodyElseContinued_isRefused_thoughTheCheckpointIsGenuine() throws IOException {
        LogStorage disk = new DiskStorage();
        LogLayout layout = new LogLayout(fixture.directory);
        FolderMac throwAway = FolderMac.of(SigningKey.generate(LogFixture.ORIGIN));
        List<byte[]> forged = List.of("{\"v\":1}".getBytes(UTF_8));
        TileWriter tiles = TileWriter.resume(disk, layout, 3);
        tiles.append(forged);
        new LogState(key, 4, tiles.root(), 0).write(disk, layout, throwAway);
        try (WriteAheadFile wal =
                WriteAheadFile.open(disk, layout, WriteAheadFile.read(disk, layout), List.of(), throwAway)) {
            wal.append(forged);
        }

        assertRefused();
    }

    @Test
    void anEntryThatWasAppendedToTheWriteAheadFile_isRefused() throws IOException {
        attacker.write(4);
        appendFrame(attacker.directory, 3);

        assertRefused();
    }

    @Test
    void anEntryOfAnotherLogUnderTheSameKey_isRefused() throws IOException {
        AuditLogKey sameKey = AuditLogKey.openOrCreate(folder.resolve("log.key"));
        try (AuditLog other =
                attacker.builder().key(sameKey).origin("shop.example/other").open()) {
            LogFixture.record(other, 4);
        }
        appendFrame(attacker.directory, 3);

        assertRefused();
    }

    private void replaceFolder(String otherKey) throws IOException {
        LogFixture.delete(fixture.directory);
        LogFixture.copy(attacker.directory, fixture.directory);
        rename(fixture.directory, otherKey, key);
        Files.delete(fixture.directory.resolve("checkpoint"));
    }

    /** Puts one verifier key in the place of another in the state. */
    private static void rename(Path log, String oldKey, String newKey) throws IOException {
        Path state = log.resolve("state");
        String text = Files.readString(state);
        assertThat(text).contains(oldKey);
        Files.write(state, text.replace(oldKey, newKey).getBytes(UTF_8));
    }

    /** Appends the frame with this number of another log's write-ahead file. */
    private void appendFrame(Path log, int number) throws IOException {
        byte[] wal = Files.readAllBytes(log.resolve(SEGMENT));
        int start = SEGMENT_HEADER_BYTES;
        for (int i = 0; i < number; i++) {
            start = frameEnd(wal, start);
        }
        byte[] frame = Arrays.copyOfRange(wal, start, frameEnd(wal, start));
        Files.write(fixture.directory.resolve(SEGMENT), frame, StandardOpenOption.APPEND);
    }

    private static int frameEnd(byte[] wal, int start) {
        return start + FRAME_HEADER_BYTES + ByteBuffer.wrap(wal).getInt(start);
    }
}
