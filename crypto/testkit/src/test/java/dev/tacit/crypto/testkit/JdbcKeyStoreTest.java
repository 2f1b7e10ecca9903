package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on H2. */
class JdbcKeyStoreTest extends JdbcKeyStoreContract {
    @Override
    protected DataSource freshDatabase() {
        return new UrlDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
    }

    @Override
    protected KeyStore openOn(DataSource database) {
        return JdbcKeyStore.on(database).createTables();
    }

    @Test
    void withoutTables_theStoreSaysHowToMakeThem_andNothingOfTheDriver() {
        assertThatThrownBy(() -> JdbcKeyStore.on(freshDatabase()).mark())
                .isInstanceOf(KeyUnavailableException.class)
                .hasNoCause()
                .hasMessageContaining("createTables()")
                .hasMessageNotContainingAny("TACIT_KEY_STORE", "SELECT");
    }

    @Test
    void creatingTheTablesAgain_changesNothing() {
        DataSource database = freshDatabase();
        KeyStore store = openOn(database);

        assertThat(JdbcKeyStore.on(database).createTables().mark()).isEqualTo(store.mark());
    }
}
