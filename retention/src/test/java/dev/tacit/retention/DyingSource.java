package dev.tacit.retention;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose process is killed at its n-th statement or commit: from then on nothing answers. */
final class DyingSource implements TestSource {
    /** Whether the last act still reaches the database. */
    enum Last {
        LOST,
        DONE_BUT_NOT_ACKNOWLEDGED
    }

    private final DataSource living;
    private final Last last;
    private final Runnable atDeath;
    private int left;

    DyingSource(DataSource living, int actsBeforeDeath, Last last) {
        this(living, actsBeforeDeath, last, () -> {});
    }

    /** @param atDeath runs in the midst of the last act */
    DyingSource(DataSource living, int actsBeforeDeath, Last last, Runnable atDeath) {
        this.living = living;
        this.left = actsBeforeDeath;
        this.last = last;
        this.atDeath = atDeath;
    }

    boolean isDead() {
        return left < 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isDead()) {
            throw new SQLException("the process is dead");
        }
        return proxy(Connection.class, living.getConnection());
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler = (self, method, arguments) -> {
            boolean counts =
                    method.getName().startsWith("execute") || method.getName().equals("commit");
            if (isDead() && !method.getName().equals("close")) {
                throw new SQLException("the process is dead");
            }
            if (counts && --left < 0) {
                if (last == Last.DONE_BUT_NOT_ACKNOWLEDGED) {
                    invoke(target, method, arguments);
                }
                atDeath.run();
                throw new SQLException("the process is dead");
            }
            return wrapped(invoke(target, method, arguments));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof PreparedStatement prepared) {
            return proxy(PreparedStatement.class, prepared);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
    }
}
