package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Safe;
import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.audit.internal.LogStorage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tidying up is optional: a log whose replaced files cannot be removed goes on. */
class LeftoversTest {
    @TempDir
    Path folder;

    private LogFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
    }

    @Test
    void aForeignDirectoryAmongPartialTiles_staysThere_andTheLogGoesOn() throws IOException {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 100);
            log.publish();
            Path foreign = Files.createDirectories(fixture.directory.resolve("tile/0/000.p/1-foreign/inside"));
            LogFixture.record(log, 200);

            assertThat(log.publish().size()).isEqualTo(300);
            LogFixture.record(log, 1);
            assertThat(log.status().state()).isEqualTo(State.OPEN);
            assertThat(foreign).exists();
        }
    }

    @Test
    void aWriteAheadFileThatCannotBeRemoved_staysThere_andIsNotReadAgain() {
        try (AuditLog log =
                fixture.builder().storage(thatKeepsWriteAheadFiles()).open()) {
            for (int i = 0; i < 300; i++) {
                log.record(LogFixture.login(Safe.of("padding", "x".repeat(15_000))));
            }
            log.publish();
            LogFixture.record(log, 1);
        }
        assertThat(fixture.directory.resolve("wal")).isDirectoryContaining("glob:**/0000000000000000000.wal");
        try (AuditLog log =
                fixture.builder().storage(thatKeepsWriteAheadFiles()).open()) {
            assertThat(log.status().size()).isEqualTo(301);
            LogFixture.record(log, 1);
            assertThat(log.publish().size()).isEqualTo(302);
        }
    }

    @Test
    void aFileThatOnlyLooksLikeAWriteAheadFile_isLeftAlone() throws IOException {
        String key = fixture.write(3);
        Files.write(fixture.directory.resolve("wal/9999999999999999999.wal"), new byte[16]);

        assertThat(fixture.verify(key).isIntact()).isTrue();
        try (AuditLog log = fixture.open()) {
            assertThat(log.status().size()).isEqualTo(3);
        }
    }

    private static LogStorage thatKeepsWriteAheadFiles() {
        LogStorage disk = new FailingStorage();
        return (LogStorage) Proxy.newProxyInstance(
                LogStorage.class.getClassLoader(), new Class<?>[] {LogStorage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("delete")
                            && arguments[0].toString().endsWith(".wal")) {
                        throw new IOException("Operation not permitted");
                    }
                    return method.invoke(disk, arguments);
                });
    }
}
