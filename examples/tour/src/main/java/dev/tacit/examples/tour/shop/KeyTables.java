package dev.tacit.examples.tour.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What an operator does with the key database and any backup tool: takes a copy, and puts it back over what is there. */
public final class KeyTables {
    private final DataSource keys;

    public KeyTables(DataSource keys) {
        this.keys = keys;
    }

    /** Returns a copy of every row: table → rows. */
    public Map<String, List<List<Object>>> backUp() throws SQLException {
        Map<String, List<List<Object>>> copy = new LinkedHashMap<>();
        try (Connection connection = keys.getConnection()) {
            for (String table : tables(connection)) {
                copy.put(table, rows(connection, table));
            }
        }
        return copy;
    }

    /** Puts the copy back: rows written since are gone, rows deleted since are there again. */
    public void restore(Map<String, List<List<Object>>> copy) throws SQLException {
        try (Connection connection = keys.getConnection()) {
            connection.setAutoCommit(false);
            List<String> tables = tables(connection);
            for (int i = tables.size() - 1; i >= 0; i--) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("DELETE FROM " + tables.get(i));
                }
            }
            for (String table : tables) {
                for (List<Object> row : copy.getOrDefault(table, List.of())) {
                    insert(connection, table, row);
                }
            }
            connection.commit();
        }
    }

    /** Returns the tables, each after those that it refers to. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> ordered = new ArrayList<>();
        List<String> waiting = allTables(connection);
        while (!waiting.isEmpty()) {
            List<String> ready = new ArrayList<>();
            for (String table : waiting) {
                if (ordered.containsAll(parentsOf(connection, table))) {
                    ready.add(table);
                }
            }
            if (ready.isEmpty()) {
                throw new IllegalStateException("the key tables refer to each other in a circle");
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private static List<String> parentsOf(Connection connection, String table) throws SQLException {
        List<String> parents = new ArrayList<>();
        try (ResultSet keys =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) {
                parents.add(keys.getString("PKTABLE_NAME"));
            }
        }
        return parents;
    }

    private static List<String> allTables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static List<List<Object>> rows(Connection connection, String table) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData shape = result.getMetaData();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= shape.getColumnCount(); column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void insert(Connection connection, String table, List<Object> row) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < row.size(); i++) {
                statement.setObject(i + 1, row.get(i));
            }
            int unused = statement.executeUpdate();
        }
    }
}
