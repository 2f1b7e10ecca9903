package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.audit.proof.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogKeyTest {
    @TempDir
    Path folder;

    @Test
    void aNewKey_isReadableByItsOwnerAlone_andReadBack() throws IOException {
        Path file = folder.resolve("log.key");
        AuditLogKey made = AuditLogKey.openOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(AuditLogKey.openOrCreate(file).named("a").verifierKey())
                .isEqualTo(made.named("a").verifierKey());
    }

    @Test
    void theNameOfAKeyThatIsThere_isForced_becauseWhoMadeItMayHaveDiedBefore() throws IOException {
        Path file = folder.resolve("log.key");
        AuditLogKey made = AuditLogKey.openOrCreate(file);
        FailingStorage disk = new FailingStorage();
        disk.createDirectory(folder.resolve("beside")); // the folder's names are not forced now
        assertThat(disk.lostWithoutPower()).isNotEmpty();

        assertThat(AuditLogKey.openOrCreate(file, disk).named("a").verifierKey())
                .isEqualTo(made.named("a").verifierKey());
        assertThat(disk.lostWithoutPower()).isEmpty();
    }

    @Test
    void aKeyThatOthersMayRead_isRefused() throws IOException {
        Path file = folder.resolve("log.key");
        AuditLogKey unused = AuditLogKey.openOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> AuditLogKey.openOrCreate(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNoKey_isRefusedWithoutBeingQuoted() throws IOException {
        Path file = folder.resolve("log.key");
        AuditLogKey unused = AuditLogKey.openOrCreate(file);
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nsecret!\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> AuditLogKey.openOrCreate(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aKey_isThereWholeOrNotAtAll_soAllWhoMakeItAtOnceGetTheSame() throws IOException {
        for (int round = 0; round < 20; round++) {
            Path file = Files.createDirectory(folder.resolve("round" + round)).resolve("log.key");
            List<VerifierKey> keys = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> AuditLogKey.openOrCreate(file).named("a").verifierKey())
                    .toList();

            assertThat(keys).containsOnly(keys.get(0));
            assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
        }
    }
}
