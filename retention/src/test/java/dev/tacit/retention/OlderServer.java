package dev.tacit.retention;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A server that says of itself that it is PostgreSQL 17. */
final class OlderServer implements TestSource {
    private final DataSource living;

    OlderServer(DataSource living) {
        this.living = living;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = living.getConnection();
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = invoke(connection, method, arguments);
            return answer instanceof DatabaseMetaData told
                    ? proxy(
                            DatabaseMetaData.class,
                            (inner, asked, with) -> asked.getName().equals("getDatabaseMajorVersion")
                                    ? Integer.valueOf(17)
                                    : invoke(told, asked, with))
                    : answer;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
