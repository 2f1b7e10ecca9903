package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.TileWriter;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.EntryBundle;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.TreeHash;
import dev.tacit.audit.proof.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperingTest {
    @TempDir
    Path folder;

    private LogFixture fixture;
    private Path bundle;
    private String key;

    @BeforeEach
    void writeLog() {
        fixture = new LogFixture(folder);
        key = fixture.write(6);
        bundle = fixture.directory.resolve("tile/entries/000.p/6");
    }

    @Test
    void anUntouchedLog_isIntact() {
        VerificationReport report = fixture.verify(key);

        assertThat(report.problems()).isEmpty();
        assertThat(report.size()).isEqualTo(6);
        assertThat(report.entriesChecked()).isEqualTo(6);
        assertThat(report.firstBadIndex()).isEmpty();
        assertThat(report.anchoredSize()).hasValue(6);
        assertThat(report.unanchoredEntries()).isZero();
    }

    @Test
    void anyByteFlippedInBundleTileOrCheckpoint_isFound() throws IOException {
        LogFixture small = new LogFixture(Files.createDirectory(folder.resolve("small")));
        String smallKey = small.write(3);
        List<String> heads = small.anchor.heads().subList(1, 2);
        List<Path> files = new ArrayList<>(small.filesBelow("tile"));
        files.add(small.directory.resolve("checkpoint"));
        assertThat(files).hasSize(3);
        for (Path file : files) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < good.length; i++) {
                byte[] bad = good.clone();
                bad[i] ^= 0x01;
                Files.write(file, bad);
                assertThat(AuditLog.verify(small.directory, smallKey, heads).isIntact())
                        .as("%s byte %d", file.getFileName(), i)
                        .isFalse();
            }
            Files.write(file, good);
        }
        assertThat(AuditLog.verify(small.directory, smallKey, heads).isIntact()).isTrue();
    }

    @Test
    void aChangedEntry_isNamed() throws IOException {
        rewrite(entries -> entries.set(3, "{\"v\":1}".getBytes(StandardCharsets.UTF_8)));

        assertThat(fixture.verify(key).firstBadIndex()).hasValue(3);
    }

    @Test
    void aForgedEntryWhoseHashWasForgedToo_isNotVouchedFor_byDamageBehindIt() throws IOException {
        fixture.write(4); // heads of sizes 6 and 10
        bundle = fixture.directory.resolve("tile/entries/000.p/10");
        byte[] forged = "{\"v\":1}".getBytes(StandardCharsets.UTF_8);
        List<byte[]> entries = EntryBundle.decode(Files.readAllBytes(bundle), 10);
        entries.set(7, forged);
        Files.write(bundle, EntryBundle.encode(entries));
        Path tile = fixture.directory.resolve("tile/0/000.p/10");
        byte[] hashes = Files.readAllBytes(tile);
        System.arraycopy(TreeHash.ofLeaf(forged).bytes(), 0, hashes, 7 * TreeHash.SIZE_BYTES, TreeHash.SIZE_BYTES);
        hashes[9 * TreeHash.SIZE_BYTES] ^= 0x01;
        Files.write(tile, hashes);

        assertThat(fixture.verify(key).firstBadIndex()).hasValue(6);
        assertThat(fixture.verify(key).entriesChecked()).isEqualTo(6);
    }

    @Test
    void aDeletedEntry_isNamed() throws IOException {
        rewrite(entries -> entries.remove(2));

        assertThat(fixture.verify(key).firstBadIndex()).hasValue(2);
    }

    @Test
    void anInsertedEntry_isNamed() throws IOException {
        rewrite(entries -> entries.add(1, "{\"v\":1}".getBytes(StandardCharsets.UTF_8)));

        assertThat(fixture.verify(key).firstBadIndex()).hasValue(1);
    }

    @Test
    void reorderedEntries_areNamed() throws IOException {
        rewrite(entries -> Collections.swap(entries, 4, 5));

        assertThat(fixture.verify(key).firstBadIndex()).hasValue(4);
    }

    @Test
    void aChangeWithAllTilesMadeToFit_isFoundByTheSignature() throws IOException {
        Files.delete(fixture.directory.resolve("tile/0/000.p/6"));
        List<byte[]> entries = readEntries();
        entries.set(0, "{\"v\":1}".getBytes(StandardCharsets.UTF_8));
        LogFixture.delete(fixture.directory.resolve("tile"));
        TileWriter.resume(new DiskStorage(), new LogLayout(fixture.directory), 0)
                .append(entries);

        assertThat(fixture.verify(key).isIntact()).isFalse();
        assertThat(fixture.verify(key).firstBadIndex()).hasValue(0);
    }

    @Test
    void aTailCutBelowTheAnchoredHead_isFound_aboveItOnlyCounted() throws IOException {
        Path older = folder.resolve("older");
        fixture.copyTo(older);
        assertThat(fixture.write(2)).isEqualTo(key);

        VerificationReport cut = AuditLog.verify(older, key, fixture.anchor.heads());
        VerificationReport uncut =
                AuditLog.verify(fixture.directory, key, fixture.anchor.heads().subList(0, 2));

        assertThat(cut.isIntact()).isFalse();
        assertThat(uncut.isIntact()).isTrue();
        assertThat(uncut.unanchoredEntries()).isEqualTo(2);
    }

    @Test
    void entriesThatNoHeadCoversYet_areCounted() {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 3);
            VerificationReport report = fixture.verify(key);

            assertThat(report.isIntact()).isTrue();
            assertThat(report.size()).isEqualTo(6);
            assertThat(report.unanchoredEntries()).isEqualTo(3);
        }
    }

    @Test
    void aCheckpointOfAnotherLogOrKey_isRefused() throws IOException {
        Checkpoint head =
                Checkpoint.open(Files.readString(fixture.directory.resolve("checkpoint")), VerifierKey.parse(key));
        for (String name : List.of("shop.example/audit", "shop.example/other")) {
            String forged = new Checkpoint(name, head.size(), head.root())
                    .sign(SigningKey.generate(name))
                    .write();
            Files.writeString(fixture.directory.resolve("checkpoint"), forged);

            assertThat(fixture.verify(key).isIntact()).isFalse();
        }
    }

    @Test
    void aTrustedHeadThatIsNone_isAProblemAndNotIgnored() {
        assertThat(AuditLog.verify(fixture.directory, key, List.of("nonsense")).isIntact())
                .isFalse();
    }

    @Test
    void aMissingTile_isFound() throws IOException {
        Files.delete(fixture.directory.resolve("tile/0/000.p/6"));

        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    @Test
    void aFileAmongTheTilesThatIsNone_isFound() throws IOException {
        Files.write(fixture.directory.resolve("tile/0/1"), new byte[32]);

        assertThat(fixture.verify(key).isIntact()).isFalse();
    }

    private List<byte[]> readEntries() throws IOException {
        return new ArrayList<>(EntryBundle.decode(Files.readAllBytes(bundle), 6));
    }

    private void rewrite(Consumer<List<byte[]>> forgery) throws IOException {
        List<byte[]> entries = readEntries();
        forgery.accept(entries);
        Files.write(bundle, EntryBundle.encode(entries));
    }
}
