package dev.tacit.examples.tour.shop;

import dev.tacit.examples.tour.order.Order;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.Dialect;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The shop's own table and its plain JDBC: what a host has before it hears of Tacit, and keeps. Thread-safe. */
public final class OrderTable {
    private static final String COLUMNS = "SELECT order_id, buyer_id, status, document, email_ix FROM orders";

    private final DataSource source;

    public OrderTable(DataSource source) {
        this.source = source;
    }

    /** Says which column holds what: the one thing that the sweep and the providers are told. */
    public static TableMapping mapping(RecordSchema<Order> schema) {
        return TableMapping.of(schema, "orders")
                .id("order_id")
                .subject("buyer_id")
                .document("document")
                .index("buyerEmail", "email_ix")
                .anchor("order.fulfilled", "fulfilled_at")
                .anchor("order.cancelled", "cancelled_at")
                .build();
    }

    /** Makes the table. */
    public void create() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialect.of(connection);
            statement.execute("CREATE TABLE orders (order_id VARCHAR(64) PRIMARY KEY, buyer_id VARCHAR(64) NOT NULL,"
                    + " status VARCHAR(32) NOT NULL, updated_at TIMESTAMP WITH TIME ZONE NOT NULL,"
                    + " fulfilled_at TIMESTAMP WITH TIME ZONE, cancelled_at TIMESTAMP WITH TIME ZONE,"
                    + " document " + dialect.textType() + " NOT NULL, email_ix " + dialect.bytesType() + ")");
            statement.execute("CREATE INDEX orders_email ON orders (email_ix)");
            statement.execute("CREATE INDEX orders_fulfilled ON orders (fulfilled_at)");
        }
    }

    /** Stores an order; one that is there already is replaced if this one is newer. Says whether anything changed. */
    public boolean store(Order order, String document, byte @Nullable [] emailIndex) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return update(connection, order, document, emailIndex) || insert(connection, order, document, emailIndex);
        }
    }

    private static boolean update(Connection connection, Order order, String document, byte @Nullable [] emailIndex)
            throws SQLException {
        String sql = "UPDATE orders SET buyer_id = ?, status = ?, updated_at = ?, fulfilled_at = ?, cancelled_at = ?,"
                + " document = ?, email_ix = ? WHERE order_id = ? AND updated_at < ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, order.buyerId());
            bind(statement, 2, order, document, emailIndex);
            statement.setString(8, order.orderId());
            statement.setObject(9, order.updatedAt().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean insert(Connection connection, Order order, String document, byte @Nullable [] emailIndex)
            throws SQLException {
        String sql = "INSERT INTO orders (buyer_id, status, updated_at, fulfilled_at, cancelled_at, document, email_ix,"
                + " order_id) SELECT ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE),"
                + " CAST(? AS TIMESTAMP WITH TIME ZONE), ?, ?, ?"
                + " WHERE NOT EXISTS (SELECT 1 FROM orders WHERE order_id = ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, order.buyerId());
            bind(statement, 2, order, document, emailIndex);
            statement.setString(8, order.orderId());
            statement.setString(9, order.orderId());
            return statement.executeUpdate() == 1;
        }
    }

    private static void bind(
            PreparedStatement statement, int first, Order order, String document, byte @Nullable [] emailIndex)
            throws SQLException {
        statement.setString(first, order.status());
        statement.setObject(first + 1, order.updatedAt().atOffset(ZoneOffset.UTC));
        setInstant(statement, first + 2, order.fulfilledAt());
        setInstant(statement, first + 3, order.cancelledAt());
        statement.setString(first + 4, document);
        statement.setBytes(first + 5, emailIndex);
    }

    private static void setInstant(PreparedStatement statement, int index, @Nullable Instant instant)
            throws SQLException {
        statement.setObject(index, instant == null ? null : instant.atOffset(ZoneOffset.UTC));
    }

    /** Returns the rows whose index column holds one of these values. */
    public List<StoredOrder> byEmailIndex(List<byte[]> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(candidates.size(), "?"));
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(COLUMNS + " WHERE email_ix IN (" + marks + ") ORDER BY order_id")) {
            for (int i = 0; i < candidates.size(); i++) {
                statement.setBytes(i + 1, candidates.get(i));
            }
            return rows(statement);
        }
    }

    /** Returns the rows of one buyer. */
    public List<StoredOrder> ofBuyer(String buyerId) throws SQLException {
        return query(COLUMNS + " WHERE buyer_id = ? ORDER BY order_id", buyerId);
    }

    /** Returns the row of one order. */
    public Optional<StoredOrder> byId(String orderId) throws SQLException {
        return query(COLUMNS + " WHERE order_id = ?", orderId).stream().findFirst();
    }

    /** Returns all rows. */
    public List<StoredOrder> all() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS + " ORDER BY order_id")) {
            return rows(statement);
        }
    }

    private List<StoredOrder> query(String sql, String value) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            return rows(statement);
        }
    }

    private static List<StoredOrder> rows(PreparedStatement statement) throws SQLException {
        List<StoredOrder> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                byte[] index = result.getBytes(5);
                rows.add(new StoredOrder(
                        result.getString(1),
                        result.getString(2),
                        result.getString(3),
                        result.getString(4),
                        index == null ? "" : HexFormat.of().formatHex(index)));
            }
        }
        return rows;
    }
}
