package dev.tacit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.FolderMac;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.TileWriter;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableEntryTest {
    @TempDir
    Path folder;

    @Test
    void anEntryThatIsNone_thoughItWasSigned_isReportedAsThat_andNotAsADamagedWriteAheadFile() throws IOException {
        LogFixture fixture = new LogFixture(folder);
        String key = fixture.write(1);
        LogLayout layout = new LogLayout(fixture.directory);
        SigningKey signing = AuditLogKey.openOrCreate(folder.resolve("log.key")).named(LogFixture.ORIGIN);
        TileWriter tiles = TileWriter.resume(new DiskStorage(), layout, 1);
        tiles.append(List.of("no JSON".getBytes(UTF_8)));
        new LogState(key, 2, tiles.root(), Files.size(layout.handles()))
                .write(new DiskStorage(), layout, FolderMac.of(signing));
        String head =
                new Checkpoint(LogFixture.ORIGIN, 2, tiles.root()).sign(signing).write();
        Files.writeString(layout.checkpoint(), head);
        byte[] segment = Files.readAllBytes(layout.walSegment(0));
        Files.delete(layout.walSegment(0));
        Files.write(layout.walSegment(2), Arrays.copyOf(segment, 16));

        assertThat(AuditLog.verify(fixture.directory, key, List.of(head)).problems())
                .containsExactly("one of the log's newest entries cannot be read");
    }
}
