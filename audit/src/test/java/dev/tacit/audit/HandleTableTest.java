package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Safe;
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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
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
        byte[] unused = damagedAtRow(1);

        assertThatThrownBy(fixture::open).isInstanceOf(LogCorruptedException.class);
        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    @Test
    void aDamagedRowOfTheLastBatch_isRefused_andNothingIsCut_thoughNoNewEntryUsesIt() throws IOException {
        try (AuditLog log = fixture.builder().storage(new FailingStorage()).open()) {
            log.record(removal(300));
            for (int i = 0; i < 300; i++) {
                log.record(LogFixture.login(Safe.of("padding", "x".repeat(15_000))));
            }
            log.publish(); // begins a new write-ahead file
            LogFixture.record(log, 2);
        }
        byte[] rows = damagedAtRow(20);

        assertThat(fixture.verify(key).problems()).singleElement().asString().contains("handle table");
        assertThatThrownBy(fixture::open).isInstanceOf(LogCorruptedException.class);
        assertThat(table).hasBinaryContent(rows);
    }

    @Test
    void aDamagedRowThatTheNewestEntriesUse_isRefused_andNothingIsCut() throws IOException {
        Path crashed = folder.resolve("crashed");
        try (AuditLog log = fixture.open()) {
            log.record(removal(300));
            LogFixture.record(log, 2);
            fixture.copyTo(crashed);
        }
        fixture.anchor.forgetAllBut(2);
        table = crashed.resolve("handles");
        byte[] rows = damagedAtRow(20);

        assertThatThrownBy(() -> fixture.builder().directory(crashed).open()).isInstanceOf(LogCorruptedException.class);
        assertThat(table).hasBinaryContent(rows);
    }

    @Test
    void aTornTable_isLeftAsItIs_whileTheLogOpensReadOnly() throws IOException {
        Files.writeString(table, "sole a11ce", StandardOpenOption.APPEND);
        long size = Files.size(table);
        fixture.anchor.unplug();

        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(AuditLogStatus.State.READ_ONLY);
            assertThat(log.entriesAbout(Tenant.SOLE, LogFixture.ALICE)).hasSize(1);
        }
        assertThat(table).hasSize(size);
    }

    @Test
    void whatIsCutOffTheTable_isRecorded() throws IOException {
        Files.writeString(table, "sole a11ce", StandardOpenOption.APPEND);

        try (AuditLog log = fixture.open()) {
            log.publish();
            assertThat(log.entries(2))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.text())
                            .contains("\"act\":\"recovered\"", "\"file\":\"handles\"", "\"bytesCut\":\"10\""));
        }
        assertThat(fixture.verify(key).isIntact()).isTrue();
    }

    @Test
    void theTable_isWrittenAnewAfterACrashAlone_becauseItMayBeLarge() throws IOException {
        Path crashed = folder.resolve("crashed");
        Object file = fileKey(table);
        try (AuditLog log = fixture.open()) {
            assertThat(fileKey(table)).isEqualTo(file);
            log.record(removal(3));
            fixture.copyTo(crashed);
        }
        fixture.open().close();
        assertThat(fileKey(table)).isEqualTo(file);

        fixture.anchor.forgetAllBut(2);
        Object copied = fileKey(crashed.resolve("handles"));
        byte[] rows = Files.readAllBytes(crashed.resolve("handles"));
        fixture.builder().directory(crashed).open().close();
        assertThat(fileKey(crashed.resolve("handles"))).isNotEqualTo(copied);
        assertThat(crashed.resolve("handles")).hasBinaryContent(rows);
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void aTableThatOthersMayRead_isRefused() throws IOException {
        Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(fixture::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600");
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

    /** Flips a bit of the table in this row; returns what stands there then. */
    private byte[] damagedAtRow(int row) throws IOException {
        byte[] rows = Files.readAllBytes(table);
        int offset =
                String.join("\n", Files.readAllLines(table).subList(0, row)).length() + 10;
        rows[offset] ^= 0x01;
        Files.write(table, rows);
        return rows;
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
