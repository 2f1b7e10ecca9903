package dev.tacit.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The databases that Tacit knows, and where their SQL differs. */
public enum Dialect {
    /** H2, 2.2 and newer. */
    H2("VARBINARY", "CHARACTER LARGE OBJECT"),
    /** PostgreSQL, 13 and newer. */
    POSTGRESQL("BYTEA", "TEXT");

    private final String bytesType;
    private final String textType;

    Dialect(String bytesType, String textType) {
        this.bytesType = bytesType;
        this.textType = textType;
    }

    /**
     * Returns the dialect of this connection's database.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return switch (product) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            default ->
                throw new IllegalArgumentException("Tacit knows H2 and PostgreSQL, and this database is neither");
        };
    }

    /** Returns the column type for byte strings. */
    public String bytesType() {
        return bytesType;
    }

    /** Returns the column type for text without a length. */
    public String textType() {
        return textType;
    }

    /** Returns the clause that locks the selected rows and leaves out those that another transaction has locked. */
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }
}
