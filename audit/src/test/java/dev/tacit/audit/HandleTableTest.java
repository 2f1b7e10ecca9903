package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file by which the log knows its subjects: what a power cut leaves of it is mended, what anything else does is told. */
class HandleTableTest {
    private static final int PAGE_BYTES = 4096;

    @TempDir
    Path folder;

    private LogFixture fixture;
    private Path table;
    private String key;

    @BeforeEach
    void writeLog() {
        fixture = new LogFixture(folder);
        key = fixture.write(2);
        table = fixture.directory.resolve("handles");
    }

    @Test
    void pagesOfABatchThatWereNotWrittenInOrder_areCut_becauseNoEntrySpeaksOfThem() throws IOException {
        int durable = (int) Files.size(table);
        byte[] whole = tableAfterABatchOf(200);
        assertThat(whole).hasSizeGreaterThan(3 * PAGE_BYTES);
        for (int page = 0; page < whole.length; page += PAGE_BYTES) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, Math.max(page, durable), Math.min(torn.length, page + PAGE_BYTES), (byte) 0);
            Path copy = withTable(torn, "page" + page);
            try (AuditLog log = fixture.builder().directory(copy).open()) {
                assertThat(log.entriesAbout(Tenant.SOLE, LogFixture.ALICE)).hasSize(1);
                LogFixture.record(log, 2);
                log.publish();
                assertThat(log.entriesAbout(Tenant.SOLE, LogFixture.ALICE)).hasSize(2);
            }
        }
    }

    @Test
    void aTableTornAtAnyByteOfItsLastBatch_isCut() throws IOException {
        int durable = (int) Files.size(table);
        byte[] whole = tableAfterABatchOf(1);
        for (int length = durable; length < whole.length; length++) {
            Path copy = withTable(Arrays.copyOf(whole, length), "length" + length);
            fixture.builder().directory(copy).open().close();
            assertThat(copy.resolve("handles")).hasSize(durable);
        }
    }

    @Test
    void aDamagedRowWithDurableOnesBehindIt_isRefusedAsCorruption() throws IOException {
        byte[] rows = Files.readAllBytes(table);
        rows[10] ^= 0x01;
        Files.write(table, rows);

        assertThatThrownBy(fixture::open).isInstanceOf(LogCorruptedException.class);
        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    @Test
    void anEmptiedTable_isRefused_whileTheLogHasEntries() throws IOException {
        Files.write(table, new byte[0]);

        assertThatThrownBy(fixture::open)
                .isInstanceOf(LogCorruptedException.class)
                .hasMessageContaining("handle table");
        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    @Test
    void aTableWithoutItsLastRow_isRefused() throws IOException {
        List<String> rows = Files.readAllLines(table);
        Files.write(table, rows.subList(0, 1));

        assertThatThrownBy(fixture::open).isInstanceOf(LogCorruptedException.class);
        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    @Test
    void anEmptiedTable_isRefused_alsoWhenAllEntriesAreInTilesAlone() throws IOException {
        try (AuditLog log = fixture.open()) {
            for (int i = 0; i < 20; i++) {
                log.record(removal(10_000));
            }
            log.publish();
        }
        assertThat(fixture.filesBelow("wal").get(0)).hasSize(16);
        Files.write(table, new byte[0]);

        assertThatThrownBy(fixture::open).isInstanceOf(LogCorruptedException.class);
    }

    @Test
    void aMissingTable_isRefused() throws IOException {
        Files.delete(table);

        assertThatThrownBy(fixture::open).isInstanceOf(LogCorruptedException.class);
    }

    /** The table that a copy of the log has after one event about so many people more. */
    private byte[] tableAfterABatchOf(int subjects) throws IOException {
        Path copy = withTable(Files.readAllBytes(table), "another life");
        try (AuditLog log = fixture.builder().directory(copy).open()) {
            log.record(removal(subjects));
        }
        return Files.readAllBytes(copy.resolve("handles"));
    }

    /** A copy of the log, whose anchor has seen no more than the log, with this table. */
    private Path withTable(byte[] rows, String name) throws IOException {
        Path copy = folder.resolve(name);
        fixture.copyTo(copy);
        Files.write(copy.resolve("handles"), rows);
        fixture.anchor.forgetAllBut(2);
        return copy;
    }

    private static AuditEvent removal(int subjects) {
        return new AuditEvent.Removal(
                Tenant.SOLE,
                Actor.service("retention"),
                "order-pii",
                "order",
                "ERASE_FIELDS",
                IntStream.range(0, subjects).mapToObj(HandleTableTest::subject).toList(),
                subjects,
                Outcome.ALLOWED);
    }

    private static SubjectHandle subject(int number) {
        return SubjectHandle.of(
                ByteBuffer.allocate(SubjectHandle.SIZE_BYTES).putInt(number).array());
    }
}
