package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.jdbc.UrlDataSource;
import dev.tacit.crypto.key.FileMark;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyStoreBehindException;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.tink.LocalKek;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredBackupTest {
    private static final Duration A_SLOW_DISK = Duration.ofMinutes(1);
    private static final List<String> TABLES =
            List.of("tacit_key_store", "tacit_epoch", "tacit_key", "tacit_shred", "tacit_shred_key");

    private final UrlDataSource database = new UrlDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void yesterdaysKeyTables_areRefused_andWithoutTheMarkTheyOpenWhatWasShredded() throws SQLException {
        String sealed;
        try (Vault vault = vault(mark())) {
            sealed = vault.encryptText(SECRET, name(ALICE));
            backUp();
            vault.shred(ALICE);
            assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(KeyShreddedException.class);
            restore();

            assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB))).isInstanceOf(KeyStoreBehindException.class);
            assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(KeyStoreBehindException.class);
            assertThatThrownBy(() -> vault.handleOf(Tenant.SOLE, BOB)).isInstanceOf(KeyStoreBehindException.class);
        }
        assertThatThrownBy(() -> vault(mark())).isInstanceOf(KeyStoreBehindException.class);
        try (Vault careless = vault(KeyStoreMark.insecureNone())) {
            assertThat(read(careless, sealed, name(ALICE))).isEqualTo(SECRET);
        }
    }

    @Test
    void aCancelledOrFinishedShred_countsToo() throws SQLException {
        try (Vault vault = vault(mark())) {
            vault.encryptText(SECRET, name(ALICE));
            vault.shred(ALICE);
            backUp();
            assertThat(vault.destroyDue()).hasSize(1);
        }
        restore();

        assertThatThrownBy(() -> vault(mark())).isInstanceOf(KeyStoreBehindException.class);
    }

    @Test
    void anotherStoreInItsPlace_isRefused() throws SQLException {
        vault(mark()).close();
        execute("UPDATE tacit_key_store SET incarnation = 'another', changes = 99");

        assertThatThrownBy(() -> vault(mark())).isInstanceOf(KeyStoreBehindException.class);
    }

    @Test
    void aLostMark_isNotTakenForANewOne_exceptOnPurpose() throws IOException {
        try (Vault vault = vault(mark())) {
            vault.encryptText(SECRET, name(ALICE));
            vault.shred(ALICE);
            Files.delete(elsewhere.resolve("mark.json"));

            assertThatThrownBy(() -> vault.encryptText(SECRET, name(BOB)))
                    .isInstanceOf(KeyStoreBehindException.class)
                    .hasMessageContaining("KeyStoreMark.adopting(mark)");
        }
        assertThatThrownBy(() -> vault(mark())).isInstanceOf(KeyStoreBehindException.class);
        assertThat(elsewhere.resolve("mark.json")).doesNotExist();

        vault(KeyStoreMark.adopting(mark())).close();
        vault(mark()).close();
    }

    @Test
    void adopting_doesNotHideABackupThatIsTooOld() throws SQLException {
        try (Vault vault = vault(mark())) {
            vault.encryptText(SECRET, name(ALICE));
            backUp();
            vault.shred(ALICE);
        }
        restore();

        assertThatThrownBy(() -> vault(KeyStoreMark.adopting(mark()))).isInstanceOf(KeyStoreBehindException.class);
    }

    @Test
    void afterReplayingTheShreds_aRestoredStoreIsServedAgain() throws SQLException, IOException {
        try (Vault vault = vault(mark())) {
            vault.encryptText(SECRET, name(ALICE));
            backUp();
            vault.shred(ALICE);
            vault.destroyDue();
        }
        restore();
        try (Vault replaying = vault(KeyStoreMark.insecureNone())) {
            replaying.shred(ALICE);
        }
        Files.delete(elsewhere.resolve("mark.json"));

        vault(KeyStoreMark.adopting(mark())).close();
        try (Vault vault = vault(mark())) {
            assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE))).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aMarkWhoseFolderIsMissing_isNotCreated() {
        Path unmounted = elsewhere.resolve("volume");

        assertThatThrownBy(() -> vault(FileMark.at(unmounted.resolve("mark.json"))))
                .isInstanceOf(KeyUnavailableException.class);
        assertThat(unmounted).doesNotExist();
    }

    @Test
    void theEmbeddedVault_doesNotMakeALostMarkAnew() throws IOException {
        Path home = folder.resolve("vault");
        Vault.embedded(home).close();
        Files.delete(home.resolve("mark").resolve("key-store-mark.json"));
        Files.delete(home.resolve("mark"));

        assertThatThrownBy(() -> Vault.embedded(home)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aBackupSinceTheLastShred_isServed() throws SQLException {
        String sealed;
        try (Vault vault = vault(mark())) {
            sealed = vault.encryptText(SECRET, name(ALICE));
            vault.encryptText(SECRET, name(BOB));
            vault.shred(BOB);
            backUp();
            vault.encryptText(SECRET, name(Subject.of("carol-3")));
        }
        restore();

        try (Vault vault = vault(mark())) {
            assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        }
    }

    @Test
    void theEmbeddedVault_refusesAnOldFileOfKeys() throws IOException {
        Path home = folder.resolve("vault");
        Path journal = home.resolve("keys").resolve("keys.journal");
        Path backup = folder.resolve("yesterday");
        try (Vault vault = embedded(home)) {
            vault.encryptText(SECRET, name(ALICE));
            Files.copy(journal, backup);
            vault.shred(ALICE);
        }
        Files.copy(backup, journal, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Vault.embedded(home)).isInstanceOf(KeyStoreBehindException.class);
    }

    @Test
    void theEmbeddedVault_opensAgainAfterARestart() {
        Path home = folder.resolve("vault");
        String sealed;
        try (Vault vault = embedded(home)) {
            sealed = vault.encryptText(SECRET, name(ALICE));
        }
        try (Vault vault = embedded(home)) {
            assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        }
    }

    private FileMark mark() {
        return FileMark.at(elsewhere.resolve("mark.json"));
    }

    private Vault vault(KeyStoreMark mark) {
        return Vault.builder()
                .kek(LocalKek.openOrCreate(folder.resolve("tacit-kek.json")))
                .keyStore(JdbcKeyStore.on(database).createTables())
                .mark(mark)
                .kekTimeout(A_SLOW_DISK)
                .quarantine(Duration.ZERO)
                .build();
    }

    private static Vault embedded(Path home) {
        return Vault.builder().embedded(home).kekTimeout(A_SLOW_DISK).build();
    }

    private void backUp() throws SQLException {
        for (String table : TABLES) {
            execute("CREATE TABLE backup_" + table + " AS SELECT * FROM " + table);
        }
    }

    private void restore() throws SQLException {
        for (int i = TABLES.size() - 1; i >= 0; i--) {
            execute("DELETE FROM " + TABLES.get(i));
        }
        for (String table : TABLES) {
            execute("INSERT INTO " + table + " SELECT * FROM backup_" + table);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isFalse();
        }
    }
}
