package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check cannot see, it says; and no file of the log's own may be missing or tell another story. */
class VerificationLimitsTest {
    @TempDir
    Path folder;

    private LogFixture fixture;
    private String key;
    private Path asItWasAtSix;

    @BeforeEach
    void writeLog() throws IOException {
        fixture = new LogFixture(folder);
        fixture.write(6);
        asItWasAtSix = folder.resolve("six");
        fixture.copyTo(asItWasAtSix);
        key = fixture.write(3);
    }

    @Test
    void withoutATrustedHead_nothingIsCalledIntact_andTheReportSaysWhy() {
        VerificationReport report = AuditLog.verify(fixture.directory, key, List.of());

        assertThat(report.problems()).isEmpty();
        assertThat(report.unchecked()).singleElement().asString().contains("no trusted head", "rolled back");
        assertThat(report.isIntact()).isFalse();
        assertThat(report.unanchoredEntries()).isEqualTo(9);
        assertThat(fixture.verify(key).unchecked()).isEmpty();
        assertThat(fixture.verify(key).isIntact()).isTrue();
    }

    @Test
    void aCopyOfTheServedFilesAlone_isIntact() throws IOException {
        for (String own : List.of("state", "handles", "lock", "wal")) {
            LogFixture.delete(fixture.directory.resolve(own));
        }
        assertThat(fixture.verify(key).problems()).isEmpty();
        assertThat(fixture.verify(key).isIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "handles", "wal"})
    void whereOneOfTheLogsOwnFilesLies_noneMayBeMissing(String own) throws IOException {
        LogFixture.delete(fixture.directory.resolve(own));

        assertThat(fixture.verify(key).problems()).singleElement().asString().contains("missing");
    }

    @Test
    void anOlderCheckpointPutBack_isFound_thoughTheTrustedHeadIsNoNewer() throws IOException {
        putBack("checkpoint");
        fixture.anchor.forgetAllBut(2);

        assertThat(fixture.verify(key).size()).isEqualTo(6);
        assertThat(fixture.verify(key).problems()).anyMatch(problem -> problem.contains("older than its state"));
    }

    @Test
    void anOlderStatePutBack_isFound() throws IOException {
        putBack("state");

        assertThat(fixture.verify(key).problems()).anyMatch(problem -> problem.contains("older than its checkpoint"));
    }

    @Test
    void aDamagedState_isFound() throws IOException {
        Files.writeString(fixture.directory.resolve("state"), "{}");

        assertThat(fixture.verify(key).problems()).containsExactly("the log's state is damaged");
    }

    @Test
    void anOlderWriteAheadFilePutBack_isFound() throws IOException {
        putBack("wal/0000000000000000000.wal");

        assertThat(fixture.verify(key).problems()).anyMatch(problem -> problem.contains("ends before"));
    }

    @Test
    void theWriteAheadFileOfAnotherLog_isFound() throws IOException {
        LogFixture other = new LogFixture(Files.createDirectory(folder.resolve("other")));
        other.write(9);
        replace(other.directory, "wal/0000000000000000000.wal");

        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    @Test
    void aHoleBetweenTheCheckpointAndTheWriteAheadFile_isFound() throws IOException {
        Path wal = fixture.directory.resolve("wal");
        Files.move(wal.resolve("0000000000000000000.wal"), wal.resolve("0000000000000000012.wal"));

        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    private void putBack(String file) throws IOException {
        replace(asItWasAtSix, file);
    }

    private void replace(Path from, String file) throws IOException {
        Files.write(fixture.directory.resolve(file), Files.readAllBytes(from.resolve(file)));
    }
}
