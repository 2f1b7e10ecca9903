package dev.tacit.crypto.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.key.KeyUnavailableException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A connection's settings are put back once its transaction has ended: doing so earlier commits the half that is done. */
class TransactionsTest {
    private final List<String> calls = new ArrayList<>();
    private @Nullable Throwable atRollback;
    private final Transactions transactions = new Transactions(lending());

    @Test
    void whatIsDone_isCommitted_andTheSettingsArePutBack() {
        int result = transactions.change(connection -> 7);

        assertThat(result).isEqualTo(7);
        assertThat(calls)
                .containsExactly(
                        "setTransactionIsolation 2",
                        "setAutoCommit false",
                        "commit",
                        "setAutoCommit true",
                        "setTransactionIsolation 8",
                        "close");
    }

    @Test
    void anErrorInTheMiddle_isRolledBack_beforeTheSettingsArePutBack() {
        assertThatThrownBy(() -> transactions.change(connection -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(calls)
                .containsExactly(
                        "setTransactionIsolation 2",
                        "setAutoCommit false",
                        "rollback",
                        "setAutoCommit true",
                        "setTransactionIsolation 8",
                        "close");
    }

    @Test
    void aRollbackThatFails_givesTheConnectionUp_andTheFirstFailureIsTold() {
        for (Throwable stuck : List.of(new SQLException("stuck"), new StackOverflowError())) {
            calls.clear();
            atRollback = stuck;

            assertThatThrownBy(() -> transactions.change(connection -> {
                        throw new SQLException("first", "40001");
                    }))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining("40001");

            assertThat(calls)
                    .containsExactly("setTransactionIsolation 2", "setAutoCommit false", "rollback", "abort", "close");
        }
    }

    /** Lends connections that commit by themselves and are serializable. */
    private DataSource lending() {
        return proxy(DataSource.class, (method, argument) -> proxy(Connection.class, this::answer));
    }

    private @Nullable Object answer(String method, @Nullable Object argument) throws Throwable {
        if (method.equals("getAutoCommit")) {
            return true;
        }
        if (method.equals("getTransactionIsolation")) {
            return Connection.TRANSACTION_SERIALIZABLE;
        }
        calls.add(
                Set.of("setAutoCommit", "setTransactionIsolation").contains(method) ? method + " " + argument : method);
        if (method.equals("rollback") && atRollback != null) {
            throw atRollback;
        }
        return null;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                TransactionsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(String method, @Nullable Object argument) throws Throwable;
    }
}
