package dev.tacit.retention;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A data source that opens a connection each time. */
record UrlDataSource(String url) implements TestSource {
    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url);
    }
}
