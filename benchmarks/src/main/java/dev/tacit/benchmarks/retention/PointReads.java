package dev.tacit.benchmarks.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A host's foreground: one order by its id, a thousand times a second or as often as the database answers. */
final class PointReads {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final DataSource source;
    private final int rows;

    PointReads(DataSource source, int rows) {
        this.source = source;
        this.rows = rows;
    }

    /** Returns the 99th percentile of a reading's nanoseconds, over so many readings. */
    long p99Nanos(int readings) throws SQLException {
        long[] nanos = new long[readings];
        Random random = new Random(7);
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT * FROM orders WHERE order_id = ?")) {
            for (int i = 0; i < readings; i++) {
                nanos[i] = read(select, String.format("902-%07d", random.nextInt(rows)));
                LockSupport.parkNanos(EVERY_NANOS);
            }
        }
        Arrays.sort(nanos);
        return nanos[readings * 99 / 100];
    }

    private static long read(PreparedStatement select, String id) throws SQLException {
        long start = System.nanoTime();
        select.setString(1, id);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("an order is not there");
            }
        }
        return System.nanoTime() - start;
    }
}
