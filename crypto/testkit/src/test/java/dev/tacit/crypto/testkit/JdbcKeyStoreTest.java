package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on H2. */
class JdbcKeyStoreTest extends KeyStoreContract {
    private DataSource database = fresh();

    @Override
    protected KeyStore openFresh() {
        database = fresh();
        return JdbcKeyStore.on(database).createTables();
    }

    @Override
    protected Optional<KeyStore> reopen() {
        return Optional.of(JdbcKeyStore.on(database).createTables());
    }

    @Test
    void withoutTables_theStoreSaysHowToMakeThem_andNothingOfTheDriver() {
        assertThatThrownBy(() -> JdbcKeyStore.on(fresh()).mark())
                .isInstanceOf(KeyUnavailableException.class)
                .hasNoCause()
                .hasMessageContaining("createTables()")
                .hasMessageNotContainingAny("TACIT_KEY_STORE", "SELECT");
    }

    @Test
    void creatingTheTablesAgain_changesNothing() {
        KeyStore store = openFresh();

        assertThat(JdbcKeyStore.on(database).createTables().mark()).isEqualTo(store.mark());
    }

    private static DataSource fresh() {
        return new UrlDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
    }
}
