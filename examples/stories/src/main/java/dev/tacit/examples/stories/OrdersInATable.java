package dev.tacit.examples.stories;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.codec.FieldLookup;
import dev.tacit.crypto.codec.StoredRecord;
import dev.tacit.crypto.jackson.SealedJson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Orders in a table: sealed, read as a page, found by e-mail address, changed; and a page on which a buyer was forgotten. */
public final class OrdersInATable {
    // tag::table[]
    /** On PostgreSQL: TEXT and BYTEA. */
    private static final String TABLE = """
            CREATE TABLE shop_order (
                order_id VARCHAR(64) PRIMARY KEY,
                buyer_id VARCHAR(64) NOT NULL,
                document VARCHAR(100000) NOT NULL,
                email_ix VARBINARY(17))
            """;

    private static final String INDEX = "CREATE INDEX shop_order_email ON shop_order (email_ix)";
    // end::table[]

    private final Connection database;
    private final SealedJson<Order> orders;
    private final FieldLookup<Order> byEmail;

    /** @param database with nothing in it yet */
    public OrdersInATable(Connection database, Vault vault) throws SQLException {
        this.database = database;
        this.orders = SealedJson.of(Order.class, vault);
        this.byEmail = orders.lookup("buyerEmail");
        database.createStatement().execute(TABLE);
        database.createStatement().execute(INDEX);
    }

    // tag::write[]
    /** Takes in an order, or what became of it: document and index column are written together. */
    public void save(Order order) throws SQLException {
        String merge =
                "MERGE INTO shop_order (order_id, buyer_id, document, email_ix) KEY (order_id) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = database.prepareStatement(merge)) {
            statement.setString(1, order.orderId());
            statement.setString(2, order.buyerId());
            statement.setString(3, orders.write(order));
            statement.setBytes(4, byEmail.of(order)); // null if there is no address
            statement.executeUpdate();
        }
    }
    // end::write[]

    // tag::find[]
    /** Returns the orders under an e-mail address, however it is spelled. */
    public List<Order> under(String email) throws SQLException {
        List<byte[]> candidates = byEmail.matching(email); // one for each live version of the index
        if (candidates.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(candidates.size(), "?"));
        String select = "SELECT document, buyer_id FROM shop_order WHERE email_ix IN (" + places + ")";
        try (PreparedStatement statement = database.prepareStatement(select)) {
            for (int i = 0; i < candidates.size(); i++) {
                statement.setBytes(i + 1, candidates.get(i));
            }
            return page(statement).stream()
                    .flatMap(opened -> opened.value().stream())
                    .filter(order -> byEmail.matches(order, email)) // an index may meet another address
                    .toList();
        }
    }
    // end::find[]

    /** Returns all orders, each with what became of it, in the order of their ids. */
    public List<Opened<Order>> all() throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement("SELECT document, buyer_id FROM shop_order ORDER BY order_id")) {
            return page(statement);
        }
    }

    // tag::page[]
    /** Opens a page with one question to the key store; a forged or forgotten row does not spoil the others. */
    private List<Opened<Order>> page(PreparedStatement statement) throws SQLException {
        List<StoredRecord> page = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(new StoredRecord(rows.getString("document"), Subject.of(rows.getString("buyer_id"))));
            }
        }
        return Access.as(Actor.service("support")).forPurpose("CustomerCare").call(() -> orders.readAll(page));
    }
    // end::page[]

    /** Runs the story and prints what is seen. */
    public static void main(String... arguments) throws SQLException {
        try (Vault vault = Vault.inMemoryForTests();
                Connection database = DriverManager.getConnection("jdbc:h2:mem:")) {
            OrdersInATable table = new OrdersInATable(database, vault);
            Order anns = SampleOrders.fulfilled("114-3941689-8772232", "buyer-7", "Ann Whitfield", "ann@example.org");
            table.save(anns);
            table.save(SampleOrders.fulfilled("114-3941689-8772240", "buyer-8", "Bo Lind", "bo@example.org"));

            System.out.println(table.under(" Ann@Example.ORG").size()); // 1
            vault.shred(Subject.of("buyer-7")); // and, scheduled daily: vault.destroyDue()
            for (Opened<Order> opened : table.all()) {
                System.out.println(opened.value().map(Order::buyerName).orElse("forgotten"));
            }
        }
    }
}
