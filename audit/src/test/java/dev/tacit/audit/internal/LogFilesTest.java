package dev.tacit.audit.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of the log's own files as {@code docs/audit-log-files.md} has them, computed from that page alone. */
class LogFilesTest {
    private static final String SEED = "AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
    private static final String PUBLIC = "AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final SigningKey KEY = SigningKey.of("example.com/log/testdata", raw(SEED), raw(PUBLIC));
    private static final byte[] ENTRY = "{\"v\":1}".getBytes(UTF_8);
    private static final SubjectHandle ALICE = SubjectHandle.parse("a11ce000000000000000000000000000");
    private static final SubjectHandle DRAWN = SubjectHandle.parse("5eed0000000000000000000000000000");

    private static final String STATE = "{\"format\":\"tacit-audit-2\","
            + "\"key\":\"example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx\","
            + "\"size\":1,\"root\":\"D+fwTNloj7mW7qmuEkjL6DtNBIBUE/NaslrZ3rWjyzI=\",\"handles\":104,"
            + "\"mac\":\"f3e7672d902928d33d0f50935b91f5c22964199b495e1106c03683d654722023\"}\n";
    private static final byte[] SEGMENT = HexFormat.of()
            .parseHex(
                    "74616369742061756469742077616c31" // tacit audit wal1
                            + "00000007" + "14a42372" // length and checksum
                            + "b66fb1b5b9d156fe2182232223486dbf5bcf9ea7928e357a3c3aa44dab143043"
                            + "0000000000000000" + "0000000000000000" // index and forced
                            + "7b2276223a317d" // {"v":1}
                            + "00000007" + "371bf34a"
                            + "df1cd122c27fafe0a9c250be997b017ea8e406fe1f1b4ee1fa20154088ea0e7c"
                            + "0000000000000001" + "0000000000000001"
                            + "7b2276223a317d");
    private static final String TABLE = """
            tacit audit handles1
            sole a11ce000000000000000000000000000 5eed0000000000000000000000000000 21 2c96de83
            """;

    @TempDir
    Path directory;

    private final LogStorage disk = new DiskStorage();

    private LogLayout layout() {
        return new LogLayout(directory);
    }

    @Test
    void theState_isThis() throws IOException {
        LogState state = new LogState(KEY.verifierKey().text(), 1, TreeHash.ofLeaf(ENTRY), 104);
        state.write(disk, layout(), FolderMac.of(KEY));

        assertThat(layout().state()).hasContent(STATE.stripTrailing()).hasSize(STATE.length());
        assertThat(LogState.read(disk, layout(), KEY)).isEqualTo(state);
    }

    @Test
    void aStateOfAnotherFormat_isRefused() throws IOException {
        Files.writeString(layout().state(), STATE.replace("tacit-audit-2", "tacit-audit-1"));

        assertThatThrownBy(() -> LogState.read(disk, layout()))
                .isInstanceOf(LogCorruptedException.class)
                .hasMessageContaining("unknown format");
    }

    @Test
    void theWriteAheadFile_isThis() throws IOException {
        WriteAheadFile.create(disk, layout());
        WalContent empty = WriteAheadFile.read(disk, layout());
        try (WriteAheadFile wal = WriteAheadFile.open(disk, layout(), empty, List.of(), FolderMac.of(KEY))) {
            wal.append(List.of(ENTRY));
            wal.append(List.of(ENTRY));
        }

        assertThat(directory.resolve("wal/0000000000000000000.wal")).hasBinaryContent(SEGMENT);
        assertThat(WriteAheadFile.read(disk, layout(), FolderMac.of(KEY)).entries())
                .hasSize(2);
    }

    @Test
    void theHandleTable_isThis() throws IOException {
        HandleFile.create(disk, layout());
        String header = Files.readString(layout().handles());
        String row = new HandleRow(Tenant.SOLE, ALICE, DRAWN, header.length()).line();

        assertThat(header + row).isEqualTo(TABLE);
        Files.write(layout().handles(), TABLE.getBytes(US_ASCII));
        HandleTable table = HandleTable.read(disk, layout(), TABLE.length());
        assertThat(table.find(Tenant.SOLE, ALICE)).contains(DRAWN);
    }

    @Test
    void aHandleTableOfAnotherFormat_isRefused() throws IOException {
        Files.write(layout().handles(), TABLE.replace("handles1", "handles2").getBytes(US_ASCII));

        assertThatThrownBy(() -> HandleTable.read(disk, layout(), 0)).isInstanceOf(LogCorruptedException.class);
    }

    private static byte[] raw(String typed) {
        byte[] bytes = Base64.getDecoder().decode(typed);
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }
}
