package dev.tacit.benchmarks.peers;

import dev.tacit.benchmarks.seal.TemporaryFolder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One row of 400 bytes in a table, committed. Neither proves anything: rows can be changed and nobody sees it. SQLite
 * forces each commit; H2 writes each commit and leaves the forcing to the operating system, so it promises less.
 */
@BenchmarkMode(Mode.AverageTime)
public class AuditPeers {
    /** A database file with one writer at a time, as SQLite's documentation advises. */
    private abstract static class Database {
        private final TemporaryFolder folder = new TemporaryFolder();
        private final byte[] entry = new byte[400];
        private final Connection connection;
        private final PreparedStatement insert;
        private int number;

        Database(String url, String... settings) {
            try {
                connection = DriverManager.getConnection(
                        url.replace("{folder}", folder.path().toString()));
                try (Statement statement = connection.createStatement()) {
                    for (String setting : settings) {
                        boolean unused = statement.execute(setting);
                    }
                    boolean unused =
                            statement.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, entry BLOB NOT NULL)");
                }
                insert = connection.prepareStatement("INSERT INTO log VALUES (?, ?)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        synchronized int append() throws SQLException {
            insert.setInt(1, number++);
            insert.setBytes(2, entry);
            return insert.executeUpdate();
        }

        void shut() throws SQLException {
            connection.close();
            folder.delete();
        }
    }

    /** SQLite with a write-ahead log. */
    @State(Scope.Benchmark)
    public static class Sqlite extends Database {
        public Sqlite() {
            super("jdbc:sqlite:{folder}/log.db", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL");
        }

        @TearDown
        public void close() throws SQLException {
            shut();
        }
    }

    /** H2 in a file. */
    @State(Scope.Benchmark)
    public static class H2 extends Database {
        public H2() {
            super("jdbc:h2:file:{folder}/log", "SET WRITE_DELAY 0");
        }

        @TearDown
        public void close() throws SQLException {
            shut();
        }
    }

    @Benchmark
    public int sqlite(Sqlite sqlite) throws SQLException {
        return sqlite.append();
    }

    @Benchmark
    public int h2(H2 h2) throws SQLException {
        return h2.append();
    }
}
