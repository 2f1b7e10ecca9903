package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Safe;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final String FIRST_SEGMENT = "wal/0000000000000000000.wal";
    private static final int SEGMENT_HEADER_BYTES = 16;
    private static final int FRAME_HEADER_BYTES = 56;

    @TempDir
    Path folder;

    private LogFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
    }

    /** Two entries signed, then two more that are durable only; the directory as a crash leaves it. */
    private Path crashed() throws IOException {
        Path crashed = folder.resolve("crashed/log");
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 2);
            log.publish();
            LogFixture.record(log, 2);
            fixture.copyTo(crashed);
        }
        forgetOtherLife();
        return crashed;
    }

    /** The anchor goes back to the heads of sizes 0 and 2: the log that was copied lived on and showed it others. */
    private void forgetOtherLife() {
        fixture.anchor.forgetAllBut(2);
    }

    private AuditLog open(Path directory) {
        return fixture.builder()
                .directory(directory)
                .storage(new FailingStorage())
                .open();
    }

    @Test
    void afterACrash_everyDurableEntryIsThere_andIsSignedNext() throws IOException {
        try (AuditLog log = open(crashed())) {
            assertThat(log.status().size()).isEqualTo(4);
            assertThat(log.publish().size()).isEqualTo(4);
            assertThat(log.entries(0)).hasSize(4);
        }
    }

    @Test
    void aTailTornAtAnyByte_isCut_andTheCutIsRecorded() throws IOException {
        Path crashed = crashed();
        byte[] wal = Files.readAllBytes(crashed.resolve(FIRST_SEGMENT));
        int lastFrame = lastFrameStart(wal);
        for (int length = lastFrame; length < wal.length; length++) {
            Path copy = folder.resolve("torn" + length);
            LogFixture.copy(crashed, copy);
            Files.write(copy.resolve(FIRST_SEGMENT), Arrays.copyOf(wal, length));
            forgetOtherLife();
            try (AuditLog log = open(copy)) {
                log.publish();
                boolean clean = length == lastFrame;
                assertThat(log.entries(0)).hasSize(clean ? 3 : 4);
                assertThat(log.entries(3)).allMatch(entry -> entry.text().contains("\"act\":\"recovered\""));
            }
        }
    }

    @Test
    void aCutTail_isRecorded_alsoIfTheOpeningThatCutsItDies() throws IOException {
        Path crashed = crashed();
        Files.write(crashed.resolve(FIRST_SEGMENT), new byte[100], StandardOpenOption.APPEND);
        boolean opened = false;
        for (int failing = 0; !opened; failing++) {
            Path copy = folder.resolve("dies" + failing);
            LogFixture.copy(crashed, copy);
            forgetOtherLife();
            opened = dies(copy, new FailingStorage(failing, true));
            try (AuditLog log = open(copy)) {
                log.publish();
                assertThat(log.entries(4))
                        .as("after a failure at %d", failing)
                        .anySatisfy(entry ->
                                assertThat(entry.text()).contains("\"act\":\"recovered\"", "\"bytesCut\":\"100\""));
            }
        }
    }

    private boolean dies(Path directory, FailingStorage disk) {
        try {
            fixture.builder().directory(directory).storage(disk).open().close();
            return true;
        } catch (AuditUnavailableException died) {
            return false;
        }
    }

    @Test
    void zerosOrNoiseBehindTheLastEntry_areCut() throws IOException {
        Path crashed = crashed();
        Files.write(crashed.resolve(FIRST_SEGMENT), new byte[5000], StandardOpenOption.APPEND);
        try (AuditLog log = open(crashed)) {
            assertThat(log.publish().size()).isEqualTo(5);
        }
        assertThat(fixture.builder().directory(crashed).open().status().size()).isEqualTo(5);
    }

    @Test
    void aDamagedEntryThatWasSigned_isRefusedAsCorruption() throws IOException {
        Path crashed = crashed();
        flip(crashed.resolve(FIRST_SEGMENT), SEGMENT_HEADER_BYTES + FRAME_HEADER_BYTES + 16);

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aDamagedEntryWithDurableOnesBehindIt_isRefusedAsCorruption_thoughItWasNotSigned() throws IOException {
        Path crashed = crashed();
        byte[] wal = Files.readAllBytes(crashed.resolve(FIRST_SEGMENT));
        flip(crashed.resolve(FIRST_SEGMENT), lastFrameStart(wal) - 5);

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aWriteAheadFileThatEndsBeforeTheSignedSize_isRefused() throws IOException {
        Path crashed = crashed();
        Path segment = crashed.resolve(FIRST_SEGMENT);
        Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), SEGMENT_HEADER_BYTES));

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aSignedTileThatWasChanged_isRefused() throws IOException {
        Path crashed = crashed();
        flip(crashed.resolve("tile/0/000.p/2"), 3);

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aSignedEntryThatWasChangedInItsBundle_isRefused() throws IOException {
        Path crashed = crashed();
        flip(crashed.resolve("tile/entries/000.p/2"), 30);

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aMissingTile_isRefusedAsCorruption() throws IOException {
        Path crashed = crashed();
        Files.delete(crashed.resolve("tile/0/000.p/2"));

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aLogWithoutItsState_isRefusedAndNotBegunAnew() throws IOException {
        Path crashed = crashed();
        Files.delete(crashed.resolve("state"));

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aStateOlderThanTheCheckpoint_isRefusedAsRollback() throws IOException {
        Path crashed = crashed();
        byte[] olderState = Files.readAllBytes(crashed.resolve("state"));
        try (AuditLog log = open(crashed)) {
            log.publish();
        }
        Files.write(crashed.resolve("state"), olderState);

        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aSignatureThatWasIntendedAndNotMade_isMadeOverTheVerySameHead() throws IOException {
        Path crashed = crashed();
        String signed = Files.readString(crashed.resolve("checkpoint"));
        Files.writeString(crashed.resolve("checkpoint"), fixture.anchor.heads().get(0));
        try (AuditLog log = open(crashed)) {
            assertThat(log.checkpoint()).contains(signed);
        }
    }

    @Test
    void aFailedOpening_leavesTheLockFree() throws IOException {
        Path crashed = crashed();
        byte[] good = Files.readAllBytes(crashed.resolve("state"));
        Files.writeString(crashed.resolve("state"), "{}");
        assertThatThrownBy(() -> open(crashed)).isInstanceOf(LogCorruptedException.class);
        Files.write(crashed.resolve("state"), good);

        open(crashed).close();
    }

    @Test
    void aWriteAheadFileThatGrewLarge_isReplaced_andNothingIsLost() throws IOException {
        try (AuditLog log = fixture.open()) {
            for (int i = 0; i < 400; i++) {
                log.record(LogFixture.login(Safe.of("padding", "x".repeat(15_000))));
            }
            log.publish();
            LogFixture.record(log, 2);
        }
        assertThat(fixture.filesBelow("wal")).hasSize(1);
        assertThat(fixture.directory.resolve("wal/0000000000000000400.wal")).exists();
        try (AuditLog log = fixture.open()) {
            assertThat(log.entries(0)).hasSize(402);
            assertThat(fixture.verify(log.verifierKey()).isIntact()).isTrue();
        }
    }

    private static int lastFrameStart(byte[] wal) {
        ByteBuffer frames = ByteBuffer.wrap(wal);
        int position = SEGMENT_HEADER_BYTES;
        int last = position;
        while (position < wal.length) {
            last = position;
            position += FRAME_HEADER_BYTES + frames.getInt(position);
        }
        return last;
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x10;
        Files.write(file, bytes);
    }
}
