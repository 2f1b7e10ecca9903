package dev.tacit.crypto.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A switch for a database that breaks in the middle of a transaction, once for each time it is set. It lends connections as a
 * pool does: those that come back are rolled back and lent again, unless they would not roll back or were aborted. To be set
 * by one thread while no other uses the database.
 */
final class StatementFaults {
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private int statementsLeft;
    private @Nullable Throwable fault;
    private boolean rollbackFailsToo;

    /**
     * Lets the statement or commit after this many throw, in place of being done.
     *
     * @param alsoAtRollback whether the rollback that follows, if one does, throws the same
     */
    void set(int after, Throwable what, boolean alsoAtRollback) {
        statementsLeft = after;
        fault = what;
        rollbackFailsToo = alsoAtRollback;
    }

    /** Lets everything through again, and says whether anything was thrown since {@link #set}. */
    boolean end() {
        boolean wasThrown = statementsLeft < 0;
        fault = null;
        return wasThrown;
    }

    /** Returns this database behind the switch. */
    DataSource around(DataSource database) {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(database, method, arguments);
            }
            @Nullable Connection again = idle.poll();
            return new Lent(again == null ? database.getConnection() : again).handle();
        });
    }

    /** Closes the connections that are not lent. */
    void closeIdle() throws SQLException {
        for (@Nullable Connection next = idle.poll(); next != null; next = idle.poll()) {
            next.close();
        }
    }

    /** A connection as its borrower has it. */
    private final class Lent {
        private final Connection connection;
        private boolean lost;
        private boolean back;

        Lent(Connection connection) {
            this.connection = connection;
        }

        Connection handle() {
            return proxy(Connection.class, (method, arguments) -> {
                if (method.getName().equals("close")) {
                    giveBack();
                    return null;
                }
                lost |= method.getName().equals("abort");
                return call(connection, method, arguments);
            });
        }

        private void giveBack() throws SQLException {
            if (back) {
                return;
            }
            back = true;
            if (lost || rollbackFailed()) {
                connection.close();
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            idle.push(connection);
        }
    }

    private boolean rollbackFailed() {
        return fault != null && rollbackFailsToo && statementsLeft < 0;
    }

    private <T> T around(Class<T> type, Object part) {
        return proxy(type, (method, arguments) -> call(part, method, arguments));
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                StatementFaults.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments)));
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private @Nullable Object call(Object part, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        throwIfDue(method.getName());
        @Nullable Object answer = invoke(part, method, arguments);
        return answer == null ? null : behindTheSwitch(answer);
    }

    private static @Nullable Object invoke(Object part, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object behindTheSwitch(Object answer) {
        if (answer instanceof PreparedStatement) {
            return around(PreparedStatement.class, answer);
        }
        return answer instanceof Statement ? around(Statement.class, answer) : answer;
    }

    private void throwIfDue(String method) throws Throwable {
        if (fault == null) {
            return;
        }
        boolean counts = method.startsWith("execute") || method.equals("commit");
        boolean due =
                counts ? --statementsLeft == -1 : rollbackFailsToo && statementsLeft < 0 && method.equals("rollback");
        if (due) {
            throw fault;
        }
    }
}
