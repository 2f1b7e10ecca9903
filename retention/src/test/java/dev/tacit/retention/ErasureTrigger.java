package dev.tacit.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Writes down each update of an order, in the same transaction. */
@SuppressWarnings("exports") // H2 finds it by name
public final class ErasureTrigger implements Trigger {
    /** Called by H2. */
    public ErasureTrigger() {}

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO erasure VALUES (?)")) {
            insert.setObject(1, after[0]);
            int added = insert.executeUpdate();
            assert added == 1;
        }
    }
}
