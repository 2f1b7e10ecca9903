package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.crypto.key.WrappedKey;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyStoreTest {
    private static final Tenant SHOP = Tenant.of("shop");
    private static final SubjectHandle ALICE = SubjectHandle.parse("a1".repeat(16));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ShredLimit NO_LIMIT = new ShredLimit(Integer.MAX_VALUE, NOON);

    @TempDir
    private Path folder;

    @Test
    void aTailTornAtAnyByte_isCutOff_andTheStoreGoesOn() throws IOException {
        Path keys = folder.resolve("torn");
        long before;
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            insert(store, 1);
            before = Files.size(journal(keys));
            insert(store, 2);
        }
        byte[] whole = Files.readAllBytes(journal(keys));
        for (int length = (int) before; length < whole.length; length++) {
            Files.write(journal(keys), Arrays.copyOf(whole, length));
            try (FileKeyStore store = FileKeyStore.open(keys)) {
                assertThat(store.generations(slot())).as("cut at %d", length).hasSize(1);
                insert(store, 2);
            }
            try (FileKeyStore store = FileKeyStore.open(keys)) {
                assertThat(store.generations(slot())).hasSize(2);
            }
        }
    }

    @Test
    void aTailOfZeros_isCutOff() throws IOException {
        Path keys = folder.resolve("zeros");
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            insert(store, 1);
        }
        byte[] whole = Files.readAllBytes(journal(keys));
        Files.write(journal(keys), Arrays.copyOf(whole, whole.length + 4096));

        try (FileKeyStore store = FileKeyStore.open(keys)) {
            assertThat(store.generations(slot())).hasSize(1);
            assertThat(Files.size(journal(keys))).isEqualTo(whole.length);
        }
    }

    @Test
    void aFlippedBitBeforeTheLastFrame_isRefused_andNothingIsCut() throws IOException {
        Path keys = folder.resolve("flipped");
        long lastFrame;
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            insert(store, 1);
            lastFrame = Files.size(journal(keys));
            insert(store, 2);
        }
        byte[] whole = Files.readAllBytes(journal(keys));
        for (int position = 0; position < lastFrame; position += 3) {
            byte[] damaged = whole.clone();
            damaged[position] ^= 0x10;
            Files.write(journal(keys), damaged);
            assertThatThrownBy(() -> FileKeyStore.open(keys))
                    .as("byte %d", position)
                    .isInstanceOf(UnknownFormatException.class);
            assertThat(Files.readAllBytes(journal(keys))).isEqualTo(damaged);
        }
    }

    @Test
    void afterDestruction_theFileHoldsTheWrappedKeyNoMore() throws IOException {
        Path keys = folder.resolve("destroyed");
        String wrapped = Base64.getEncoder().encodeToString(wrapped(1).bytes());
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            insert(store, 1);
            assertThat(Files.readString(journal(keys), StandardCharsets.ISO_8859_1))
                    .contains(wrapped);
            assertThat(store.disable(ShredRow.requested(SHOP, "r1", ALICE, KeySlot.WHOLE_SUBJECT, NOON, NOON), NO_LIMIT)
                            .keys())
                    .hasSize(1);
            assertThat(store.destroy(SHOP, "r1", NOON).state()).isEqualTo(ShredRow.State.DESTROYED);
            assertThat(Files.readString(journal(keys), StandardCharsets.ISO_8859_1))
                    .doesNotContain(wrapped);
            insert(store, 2);
        }
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            assertThat(store.generations(slot()))
                    .extracting(KeyRow::state)
                    .containsExactly(KeyRow.State.DESTROYED, KeyRow.State.ACTIVE);
        }
    }

    @Test
    void aFolderInUse_isRefused() {
        try (FileKeyStore first = FileKeyStore.open(folder.resolve("used"))) {
            assertThat(first.mark().changes()).isZero();
            assertThatThrownBy(() -> FileKeyStore.open(folder.resolve("used")))
                    .isInstanceOf(KeyUnavailableException.class);
        }
    }

    @Test
    void aRefusedSecondOpening_leavesTheLockToTheFirst() throws Exception {
        Path keys = folder.resolve("locked");
        try (FileKeyStore first = FileKeyStore.open(keys)) {
            assertThat(first.mark().changes()).isZero();
            assertThatThrownBy(() -> FileKeyStore.open(keys)).isInstanceOf(KeyUnavailableException.class);
            assertThat(isLockedForOthers(keys.resolve("keys.lock"))).isTrue();
        }
        FileKeyStore.open(keys).close();
    }

    @Test
    void anOpeningByAnotherClassLoader_isRefused_andLeavesTheLockToTheFirst() throws Exception {
        Path keys = folder.resolve("loaders");
        try (URLClassLoader other = otherLoader()) {
            try (FileKeyStore first = FileKeyStore.open(keys)) {
                assertThat(first.mark().changes()).isZero();
                assertThatThrownBy(() -> openIn(other, keys))
                        .hasCauseInstanceOf(RuntimeException.class)
                        .cause()
                        .hasToString(KeyUnavailableException.class.getName()
                                + ": the key store's folder is in use by another vault; close that one first");
                assertThat(isLockedForOthers(keys.resolve("keys.lock"))).isTrue();
            }
            openIn(other, keys).close();
        }
    }

    private static AutoCloseable openIn(ClassLoader loader, Path keys) throws ReflectiveOperationException {
        Class<?> there = loader.loadClass(FileKeyStore.class.getName());
        return (AutoCloseable) there.getMethod("open", Path.class).invoke(null, keys);
    }

    private static URLClassLoader otherLoader() throws MalformedURLException {
        String all = System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + System.getProperty("java.class.path", "");
        List<URL> urls = new ArrayList<>();
        for (String path : all.split(File.pathSeparator, -1)) {
            if (!path.isEmpty()) {
                urls.add(Path.of(path).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void anInterruptedThread_writesAndDestroys_andStaysInterrupted() {
        try (FileKeyStore store = FileKeyStore.open(folder.resolve("interrupted"))) {
            Thread.currentThread().interrupt();
            try {
                insert(store, 1);
                assertThat(store.disable(
                                ShredRow.requested(SHOP, "r1", ALICE, KeySlot.WHOLE_SUBJECT, NOON, NOON), NO_LIMIT))
                        .isNotNull();
                assertThat(store.destroy(SHOP, "r1", NOON).state()).isEqualTo(ShredRow.State.DESTROYED);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            insert(store, 2);
        }
    }

    @Test
    void aShredOfThirtyThousandKeys_fitsTheFile() throws IOException {
        Path file = folder.resolve("large.journal");
        byte[] request = new byte[30_000 * 36];
        try (Journal journal = Journal.create(file, List.of())) {
            journal.append(request);
        }
        List<byte[]> payloads = new ArrayList<>();
        Journal.open(file, payloads).close();
        assertThat(payloads).containsExactly(request);
    }

    @Test
    void aWriteThatFails_isNotAnswered_andNoMoreIsWritten() throws IOException {
        Path keys = folder.resolve("gone");
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            insert(store, 1);
            assertThat(store.disable(
                            ShredRow.requested(SHOP, "r1", ALICE, KeySlot.WHOLE_SUBJECT, NOON, NOON), NO_LIMIT))
                    .isNotNull();
            Path away = folder.resolve("away");
            Files.move(keys, away);

            assertThatThrownBy(() -> store.destroy(SHOP, "r1", NOON)).isInstanceOf(KeyUnavailableException.class);
            assertThat(store.byReference(SHOP, new KeyRef(1, 1)).orElseThrow().key())
                    .isPresent();
            Files.move(away, keys);
            assertThatThrownBy(() -> insert(store, 2)).isInstanceOf(KeyUnavailableException.class);
        }
    }

    @Test
    void theFile_isForItsOwnerOnly() throws IOException {
        Path keys = folder.resolve("private");
        try (FileKeyStore store = FileKeyStore.open(keys)) {
            assertThat(store.mark().changes()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal(keys))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                    .isEqualTo("rwx------");
        }
    }

    /** Asks Linux's table of locks, since a process's own second look would drop the lock that it looks for. */
    private static boolean isLockedForOthers(Path file) throws IOException {
        Path locks = Path.of("/proc/locks");
        Assumptions.assumeTrue(Files.isReadable(locks), "only Linux shows its locks");
        String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
        return Files.readString(locks).contains(inode);
    }

    private static void insert(FileKeyStore store, int generation) {
        if (store.epoch(SHOP, 1).isEmpty()) {
            EpochRow epoch = new EpochRow(SHOP, 1, EpochRow.State.OPEN, "kek", "e1", wrapped(9), NOON);
            assertThat(store.insertEpochIfAbsent(epoch)).isEqualTo(epoch);
        }
        KeyRow row = new KeyRow(
                slot(),
                generation,
                new KeyRef(generation, generation),
                1,
                Optional.of(wrapped(generation)),
                KeyRow.State.ACTIVE,
                NOON);
        assertThat(store.insertKeyIfAbsent(row)).isEqualTo(row);
    }

    private static WrappedKey wrapped(int seed) {
        byte[] bytes = new byte[48];
        Arrays.fill(bytes, (byte) (seed * 37));
        return WrappedKey.of(bytes);
    }

    private static KeySlot slot() {
        return KeySlot.ofSubject(SHOP, ALICE, KeySlot.WHOLE_SUBJECT);
    }

    private static Path journal(Path keys) {
        return keys.resolve("keys.journal");
    }
}
