package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Safe;
import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailingDiskTest {
    @TempDir
    Path folder;

    /** Index and mark of each entry of which the log said that it is durable. */
    private final Map<Long, Integer> acknowledged = new TreeMap<>();

    private int mark;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void atWhateverOperationTheDiskFails_whatWasAcknowledgedIsThere_andHeadsAgree(boolean forGood) throws IOException {
        int operations = Integer.MAX_VALUE;
        for (int failing = 0; failing < operations; failing++) {
            LogFixture fixture = new LogFixture(Files.createDirectory(folder.resolve("case" + failing)));
            acknowledged.clear();
            FailingStorage disk = new FailingStorage(failing, forGood);
            use(fixture, disk);
            assertThat(disk.openFiles()).as("after failure at %d", failing).isZero();
            operations = disk.operations() > failing ? operations : failing; // beyond the last: nothing failed
            checkAfterReopening(fixture, failing);
        }
        assertThat(operations).isBetween(60, 1000);
    }

    @Test
    void whenAnEntryIsAcknowledged_allOfItIsForced() {
        FailingStorage disk = new FailingStorage();
        try (AuditLog log = new LogFixture(folder).builder().storage(disk).open()) {
            for (int i = 0; i < 3; i++) {
                record(log, 1);
                assertThat(disk.lostWithoutPower()).isEmpty();
            }
        }
    }

    @Test
    void whenAHeadLeaves_entriesTilesAndTheIntentToSignAreForced() {
        FailingStorage disk = new FailingStorage();
        try (AuditLog log = new LogFixture(folder).builder().storage(disk).open()) {
            record(log, 300);
            log.publish();
            record(log, 1);
            log.publish();
        }
        assertThat(disk.lostAtCheckpoint()).isEmpty();
        assertThat(disk.lostWithoutPower()).isEmpty();
    }

    @Test
    void afterAFailure_nothingIsTaken_andTheStatusSaysSo() {
        LogFixture fixture = new LogFixture(folder);
        FailingStorage counting = new FailingStorage();
        fixture.builder().storage(counting).open().close();
        FailingStorage disk = new FailingStorage(counting.operations(), true);
        AuditLog log = fixture.builder().storage(disk).open();
        record(log, 20);

        assertThat(log.status().state()).isEqualTo(State.FAILED);
        assertThat(log.status().reason()).contains("disk");
        assertThat(acknowledged).hasSizeLessThan(20);
        log.close();
        fixture.open().close();
    }

    private void use(LogFixture fixture, FailingStorage disk) {
        try (AuditLog log = fixture.builder().storage(disk).open()) {
            record(log, 2);
            log.publish();
            record(log, 1);
        } catch (AuditUnavailableException diskFailed) {
            assertThat(diskFailed.getMessage()).contains("disk");
        }
    }

    private void record(AuditLog log, int entries) {
        for (int i = 0; i < entries; i++) {
            try {
                int number = mark++;
                acknowledged.put(
                        log.record(LogFixture.login(Safe.of("mark", number))).index(), number);
            } catch (AuditUnavailableException notDurable) {
                // then nobody was told that it is
            }
        }
    }

    private void checkAfterReopening(LogFixture fixture, int failing) {
        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).as("after failure at %d", failing).isEqualTo(State.OPEN);
            log.publish();
            Map<Long, String> entries = new TreeMap<>();
            log.entries(0).forEach(entry -> entries.put(entry.index(), entry.text()));
            acknowledged.forEach((index, number) -> assertThat(entries.get(index))
                    .as("after failure at %d", failing)
                    .contains("\"mark\":\"" + number + "\""));
            VerificationReport report = fixture.verify(log.verifierKey());
            assertThat(report.problems()).as("after failure at %d", failing).isEmpty();
        }
    }
}
