package dev.tacit.retention;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A data source whose process is paused once, just before it prepares a statement with a text in it. */
final class PausingSource implements TestSource {
    private final DataSource living;
    private final String text;
    private final Runnable pause;
    private final AtomicBoolean paused = new AtomicBoolean();

    PausingSource(DataSource living, String text, Runnable pause) {
        this.living = living;
        this.text = text;
        this.pause = pause;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = living.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && ((String) arguments[0]).contains(text)
                            && paused.compareAndSet(false, true)) {
                        pause.run();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
