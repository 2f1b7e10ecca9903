package dev.tacit.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.retention.policy.RetentionStoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stops a transaction undoes it, an error too, and no later transaction of the session commits a part of it. */
class DatabaseTest {
    private static final List<Throwable> BREAKING = List.of(
            new SQLException("a fault", "08006"), new IllegalStateException("a fault"), new StackOverflowError());

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final Database database = new Database(breaking());
    private @Nullable Throwable atRollback;

    @BeforeEach
    void makeTable() {
        database.act((connection, dialect) -> run(connection, "CREATE TABLE rows (id INT)"));
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void aTransactionThatBreaks_isUndone_whateverBreaksIt() {
        for (Throwable fault : BREAKING) {
            assertThatThrownBy(() -> database.act((connection, dialect) -> half(connection, fault)))
                    .isNotNull();
            assertThat(count()).isZero();
        }
    }

    @Test
    void aRollbackThatFails_endsTheSession_andNothingOfItIsCommittedLater() {
        for (Throwable stuck : BREAKING) {
            database.inSession(session -> {
                atRollback = stuck;
                assertThatThrownBy(() -> session.transaction((connection, dialect) -> half(connection, stuck)))
                        .isNotNull();
                atRollback = null;
                assertThatThrownBy(() -> session.transaction((connection, dialect) -> {
                            run(connection, "INSERT INTO rows VALUES (2)");
                            return true;
                        }))
                        .isInstanceOf(RetentionStoreException.class);
            });
            assertThat(count()).isZero();
        }
    }

    /** Does a half and breaks. */
    private static boolean half(Connection connection, Throwable fault) throws SQLException {
        run(connection, "INSERT INTO rows VALUES (1)");
        if (fault instanceof SQLException failure) {
            throw failure;
        }
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    private int count() {
        return database.transaction((connection, dialect) -> {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("SELECT COUNT(*) FROM rows")) {
                return rows.next() ? rows.getInt(1) : -1;
            }
        });
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private DataSource breaking() {
        return (DataSource) proxy(DataSource.class, (proxy, method, arguments) -> {
            Connection connection = pool.getConnection();
            return proxy(Connection.class, (self, call, given) -> answer(connection, call, given));
        });
    }

    private @Nullable Object answer(Connection connection, Method call, @Nullable Object @Nullable [] given)
            throws Throwable {
        if (call.getName().equals("rollback") && atRollback != null) {
            throw atRollback;
        }
        try {
            return call.invoke(connection, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(DatabaseTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
