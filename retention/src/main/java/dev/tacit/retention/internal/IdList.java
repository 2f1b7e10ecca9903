package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A list of ids as an SQL condition: PostgreSQL takes them as one array, H2 as a list of parameters. */
record IdList(ValueType type, List<String> ids, boolean array) {
    static IdList of(Connection connection, ValueType type, List<String> ids) throws SQLException {
        return new IdList(type, ids, Dialect.of(connection) == Dialect.POSTGRESQL);
    }

    /** Returns what stands after the column: {@code = ANY (?)}, or {@code IN (?, …)}. */
    String condition() {
        return array ? " = ANY (?)" : " IN " + InList.of(ids.size());
    }

    /** Binds the ids, and returns the next index. */
    int bind(Connection connection, PreparedStatement statement, int index) throws SQLException {
        if (array) {
            statement.setArray(index, connection.createArrayOf(type.arrayType(), type.values(ids)));
            return index + 1;
        }
        for (int i = 0; i < ids.size(); i++) {
            type.bind(statement, index + i, ids.get(i));
        }
        return index + ids.size();
    }
}
