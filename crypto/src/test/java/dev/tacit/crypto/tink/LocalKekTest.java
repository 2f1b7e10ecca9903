package dev.tacit.crypto.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.UnknownFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKekTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] CONTEXT = "epoch 1".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatItWrapped_itUnwraps_afterARestartToo() {
        LocalKek kek = open();
        String epoch = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, KEY, CONTEXT);

        assertThat(open().unwrap(epoch, wrapped, CONTEXT)).isEqualTo(KEY);
        assertThat(open().id()).isEqualTo(kek.id());
    }

    @Test
    void anAlteredKeyOrAnotherContext_isRejected() {
        Kek kek = open();
        String epoch = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, KEY, CONTEXT);
        byte[] altered = wrapped.clone();
        altered[10] ^= 1;

        assertThatThrownBy(() -> kek.unwrap(epoch, altered, CONTEXT)).isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(() -> kek.unwrap(epoch, wrapped, KEY)).isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(() -> kek.unwrap(kek.createEpochKek(), wrapped, CONTEXT))
                .isInstanceOf(CiphertextRejectedException.class);
    }

    @Test
    void aDestroyedEpoch_isGone_andItsFileToo() throws IOException {
        Kek kek = open();
        String epoch = kek.createEpochKek();
        String other = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, KEY, CONTEXT);

        assertThat(kek.destroyEpochKek(epoch, NOON)).isEqualTo(NOON);
        assertThat(kek.destroyEpochKek(epoch, NOON)).isEqualTo(NOON);

        assertThatThrownBy(() -> kek.unwrap(epoch, wrapped, CONTEXT)).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> open().unwrap(epoch, wrapped, CONTEXT)).isInstanceOf(KeyUnavailableException.class);
        try (Stream<Path> files = Files.list(epochs())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(other + ".json");
        }
    }

    @Test
    void whatAnotherProcessDestroyed_isGoneHereToo() {
        Kek kek = open();
        String epoch = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, KEY, CONTEXT);
        assertThat(kek.unwrap(epoch, wrapped, CONTEXT)).isEqualTo(KEY);

        assertThat(open().destroyEpochKek(epoch, NOON)).isEqualTo(NOON);

        assertThatThrownBy(() -> kek.unwrap(epoch, wrapped, CONTEXT)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void itsFiles_areForTheirOwnerOnly_andAnOpenOneIsRefused() throws IOException {
        LocalKek kek = open();
        String epoch = kek.createEpochKek();
        Path keyset = epochs().resolve(epoch + ".json");
        for (Path file : List.of(file(), keyset)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(epochs())))
                .isEqualTo("rwx------");

        assertThat(Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-r-----")))
                .exists();
        assertThatThrownBy(() -> open().wrap(epoch, KEY, CONTEXT)).isInstanceOf(KeyUnavailableException.class);
        assertThat(Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw----r--")))
                .exists();
        assertThatThrownBy(this::open).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aLostNameWithEpochsLeft_isNotReplacedByANewOne() throws IOException {
        assertThat(open().createEpochKek()).isNotEmpty();
        Files.delete(file());

        assertThatThrownBy(this::open).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void createdByManyAtOnce_itHasOneName() throws Exception {
        int openers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(openers);
        try {
            for (int round = 0; round < 20; round++) {
                Path file = folder.resolve("kek-" + round).resolve("tacit-kek.json");
                CyclicBarrier start = new CyclicBarrier(openers);
                List<Future<LocalKek>> opened = new ArrayList<>();
                for (int opener = 0; opener < openers; opener++) {
                    opened.add(threads.submit(() -> {
                        int unused = start.await();
                        return LocalKek.openOrCreate(file);
                    }));
                }
                for (Future<LocalKek> kek : opened) {
                    assertThat(kek.get().id())
                            .isEqualTo(LocalKek.openOrCreate(file).id());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aDamagedFile_isSaidToBeDamaged() throws IOException {
        String epoch = open().createEpochKek();
        overwrite(epochs().resolve(epoch + ".json"), "{\"key\":");
        assertThatThrownBy(() -> open().wrap(epoch, KEY, CONTEXT)).isInstanceOf(UnknownFormatException.class);
        for (String content : List.of("", "{}", "{\"format\":\"tacit-kek\",\"version\":2,\"id\":\"x\"}", "[1]")) {
            overwrite(file(), content);
            assertThatThrownBy(this::open).as(content).isInstanceOf(UnknownFormatException.class);
        }
    }

    @Test
    void aNameFromAnAlteredKeyStore_doesNotLeadOutOfTheFolder() {
        Kek kek = open();

        for (String name : List.of("../tacit-kek", "/etc/passwd", "A", "")) {
            assertThatThrownBy(() -> kek.wrap(name, KEY, CONTEXT))
                    .isInstanceOfAny(UnknownFormatException.class, KeyUnavailableException.class);
        }
    }

    @Test
    void aTinkAead_wrapsToo_butDestroysNothing() throws GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        TinkKek kek = TinkKek.of("kms://test", keyset.getPrimitive(AeadConfig2026.get(), Aead.class));
        byte[] wrapped = kek.wrap(kek.createEpochKek(), KEY, CONTEXT);

        assertThat(kek.unwrap(kek.createEpochKek(), wrapped, CONTEXT)).isEqualTo(KEY);
        assertThatThrownBy(() -> kek.unwrap(kek.createEpochKek(), Arrays.copyOf(wrapped, 40), CONTEXT))
                .isInstanceOf(KeyUnavailableException.class);
        assertThat(kek.destroysEpochKeks()).isFalse();
        assertThatThrownBy(() -> kek.destroyEpochKek("shared", NOON)).isInstanceOf(UnsupportedOperationException.class);
    }

    private LocalKek open() {
        return LocalKek.openOrCreate(file());
    }

    private Path file() {
        return folder.resolve("kek").resolve("tacit-kek.json");
    }

    private Path epochs() {
        return folder.resolve("kek").resolve("tacit-kek.json.epochs");
    }

    private static void overwrite(Path file, String content) throws IOException {
        assertThat(Files.writeString(file, content)).exists();
    }
}
