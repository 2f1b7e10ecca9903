package dev.tacit.crypto.jdbc;

import dev.tacit.table.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Makes the tables of {@code key-store.sql}, whose statements end with a semicolon at the end of a line. */
final class KeyTables {
    private final Transactions transactions;

    KeyTables(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    void create() {
        // Two nodes may start at once. PostgreSQL may then refuse one of them in spite of IF NOT EXISTS, and only once.
        Dialect unused = transactions
                .insert(KeyTables::createMissing)
                .orElseGet(() -> transactions.change(KeyTables::createMissing));
        // The row's key lets one of them give the name.
        boolean unusedName = transactions.insert(KeyTables::giveName).isPresent();
    }

    private static Dialect createMissing(Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                boolean unused = statement.execute(sql);
            }
        }
        return dialect;
    }

    private static Boolean giveName(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM tacit_key_store");
                ResultSet rows = select.executeQuery()) {
            if (rows.next()) {
                return false;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO tacit_key_store (id, incarnation, changes) VALUES (1, ?, 0)")) {
            insert.setString(1, UUID.randomUUID().toString());
            return insert.executeUpdate() == 1;
        }
    }

    private static List<String> statements() {
        try (InputStream resource = KeyTables.class.getResourceAsStream("key-store.sql")) {
            if (resource == null) {
                throw new IllegalStateException("the module ships its tables");
            }
            String script = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            String withoutComments =
                    script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
            return Stream.of(withoutComments.split(";\n"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .map(sql -> sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("a module's resource can be read", e);
        }
    }
}
