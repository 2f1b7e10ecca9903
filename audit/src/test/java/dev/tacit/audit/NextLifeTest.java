package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a life of the log acknowledges is on the disk, whatever the life before it left in the caches only. */
class NextLifeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void atWhateverOperationALifeEnded_whatTheNextOneAcknowledges_isForced(boolean forGood) throws IOException {
        boolean ended = true;
        for (int failing = 0; ended; failing++) {
            LogFixture fixture = new LogFixture(Files.createDirectory(folder.resolve("case" + failing)));
            FailingStorage disk = new FailingStorage(failing, forGood);
            live(fixture, disk);
            ended = disk.operations() > failing;
            checkNextLife(fixture, disk.nextLife(), failing);
        }
    }

    @Test
    void atWhateverOperationALifeEnded_thatBeganANewWriteAheadFile_whatTheNextOneAcknowledges_isForced()
            throws IOException {
        FailingStorage counting = new FailingStorage();
        liveLong(new LogFixture(Files.createDirectory(folder.resolve("count"))), counting);
        for (int failing = counting.operations() - 40; failing < counting.operations(); failing++) {
            LogFixture fixture = new LogFixture(Files.createDirectory(folder.resolve("case" + failing)));
            FailingStorage disk = new FailingStorage(failing, true);
            liveLong(fixture, disk);
            checkNextLife(fixture, disk.nextLife(), failing);
        }
    }

    private static void live(LogFixture fixture, FailingStorage disk) {
        try (AuditLog log = fixture.builder().storage(disk).open()) {
            LogFixture.record(log, 2);
            log.publish();
            log.record(removal(3));
        } catch (AuditUnavailableException diskFailed) {
            assertThat(diskFailed.getMessage()).contains("disk");
        }
    }

    private static void liveLong(LogFixture fixture, FailingStorage disk) {
        try (AuditLog log = fixture.builder().storage(disk).open()) {
            for (int i = 0; i < 12; i++) {
                log.record(removal(10_000));
            }
            log.publish();
        } catch (AuditUnavailableException diskFailed) {
            assertThat(diskFailed.getMessage()).contains("disk");
        }
    }

    private static void checkNextLife(LogFixture fixture, FailingStorage disk, int failing) {
        try (AuditLog log = fixture.builder().storage(disk).open()) {
            LogFixture.record(log, 1);
            assertThat(lost(disk))
                    .as("entries after a failure at %d", failing)
                    .allMatch(file -> file.startsWith(fixture.directory.resolve("tile")));
            log.publish();
            assertThat(lost(disk)).as("a head after a failure at %d", failing).isEmpty();
        }
    }

    /** Not those that a life ended in the middle of: nobody reads them. */
    private static List<Path> lost(FailingStorage disk) {
        return disk.lostWithoutPower().stream()
                .filter(file -> !file.toString().endsWith(".tmp"))
                .toList();
    }

    private static AuditEvent removal(int subjects) {
        return new AuditEvent.Removal(
                Tenant.SOLE,
                Actor.service("retention"),
                "order-pii",
                "order",
                "ERASE_FIELDS",
                IntStream.range(0, subjects)
                        .mapToObj(i -> SubjectHandle.of(ByteBuffer.allocate(SubjectHandle.SIZE_BYTES)
                                .putInt(i)
                                .array()))
                        .toList(),
                subjects,
                Outcome.ALLOWED);
    }
}
