package dev.tacit.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A fresh database with a table of orders. */
final class TestDatabase {
    private final DataSource source;
    private final String bytes;

    private TestDatabase(DataSource source, String bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    static TestDatabase h2() {
        return h2("");
    }

    /** One where threads that meet wait for each other longer than H2's two seconds, as on a busy machine they may have to. */
    static TestDatabase patientH2() {
        return h2(";LOCK_TIMEOUT=60000");
    }

    private static TestDatabase h2(String settings) {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + settings;
        return new TestDatabase(new UrlDataSource(url), "VARBINARY").withOrders();
    }

    static TestDatabase postgres() {
        return new TestDatabase(Postgres.freshSchema(), "BYTEA").withOrders();
    }

    /** Returns the database that another process made, of the same kind. */
    static TestDatabase at(String url) {
        return new TestDatabase(new UrlDataSource(url), "BYTEA");
    }

    String url() {
        return ((UrlDataSource) source).url();
    }

    DataSource source() {
        return source;
    }

    private TestDatabase withOrders() {
        execute("CREATE TABLE shop_order (order_id VARCHAR(40) PRIMARY KEY, buyer_id VARCHAR(40), document TEXT,"
                + " ship_to VARCHAR(80), email_ix " + bytes + ", fulfilled_at TIMESTAMP WITH TIME ZONE,"
                + " cancelled_at TIMESTAMP WITH TIME ZONE)");
        return this;
    }

    void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            assert rows || !rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Adds an order in the form in which a codec would store it. */
    void order(String id, @Nullable String buyer, @Nullable String fulfilled) {
        order(id, buyer, fulfilled, null);
    }

    void order(String id, @Nullable String buyer, @Nullable String fulfilled, @Nullable String cancelled) {
        String document =
                "{\"orderId\":\"" + id + "\",\"buyerName\":\"tct1:AAAA\",\"buyerEmail\":\"tct1:BBBB\",\"sku\":\"mug\"}";
        String sql = "INSERT INTO shop_order VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, id);
            insert.setString(2, buyer);
            insert.setString(3, document);
            insert.setString(4, "Ann Onym");
            insert.setBytes(5, new byte[] {1, 2, 3});
            bind(insert, 6, fulfilled);
            bind(insert, 7, cancelled);
            int added = insert.executeUpdate();
            assert added == 1;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds this many orders of as many buyers, {@code o-000 …}. */
    void orders(int count, String fulfilled) {
        for (int i = 0; i < count; i++) {
            order(String.format(Locale.ROOT, "o-%03d", i), "buyer-" + i, fulfilled);
        }
    }

    /** Adds this many orders in one statement of PostgreSQL's; one in ten is not due for a hundred years. */
    void fill(int rows) {
        execute("INSERT INTO shop_order SELECT 'o-' || n, 'buyer-' || n % 1000,"
                + " '{\"orderId\":\"o-' || n || '\",\"buyerName\":\"tct1:AAAA\",\"sku\":\"mug\"}', 'Ann Onym', '\\x010203',"
                + " TIMESTAMPTZ '2025-01-02 03:04:05+00' + CASE WHEN n % 10 = 9 THEN INTERVAL '100 years'"
                + " ELSE n * INTERVAL '1 second' END, NULL FROM generate_series(0, " + (rows - 1) + ") AS n");
    }

    /** Has PostgreSQL itself write down each order that is changed, in {@code erasure}. */
    void watchErasures() {
        execute("CREATE TABLE erasure (order_id VARCHAR(40))");
        execute("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN INSERT INTO erasure VALUES (NEW.order_id); RETURN NULL; END $$");
        execute("CREATE TRIGGER watch AFTER UPDATE ON shop_order FOR EACH ROW EXECUTE FUNCTION note()");
    }

    /** Acts while another transaction has an order's row locked. */
    void whileLocked(String id, Runnable act) {
        try (Connection host = source.getConnection();
                Statement statement = host.createStatement()) {
            host.setAutoCommit(false);
            boolean rows = statement.execute("SELECT 1 FROM shop_order WHERE order_id = '" + id + "' FOR UPDATE");
            assert rows;
            act.run();
            host.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void bind(PreparedStatement insert, int index, @Nullable String instant) throws SQLException {
        insert.setObject(index, instant == null ? null : Instant.parse(instant).atOffset(ZoneOffset.UTC));
    }

    /** Returns the first column of the rows, as text. */
    List<String> column(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
            return column;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    long count(String condition) {
        return Long.parseLong(
                column("SELECT COUNT(*) FROM shop_order WHERE " + condition).get(0));
    }

    /** How many orders still show something personal. */
    long unerased() {
        return count("ship_to IS NOT NULL OR email_ix IS NOT NULL OR document LIKE '%tct1%'");
    }
}
