package dev.tacit.examples.stories;

import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.StoreWithoutPersonalData;
import dev.tacit.retention.RetentionEngine;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.testkit.EveryStoreHasAProvider;
import dev.tacit.retention.testkit.StoreNames;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The one test that an application needs so that no new table is forgotten: it walks over what the database really has. */
class OurStoresTest extends EveryStoreHasAProvider {
    private static final RecordSchema<Order> ORDERS = Schemas.annotated().of(Order.class);

    private final Vault vault = Vault.inMemoryForTests();
    private final JdbcDataSource shop = new JdbcDataSource();

    @BeforeEach
    void tables() throws SQLException {
        shop.setUrl("jdbc:h2:mem:stores;DB_CLOSE_DELAY=-1");
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement()) {
            int unused = statement.executeUpdate("DROP ALL OBJECTS");
            for (String table : List.of("shop_order", "shop_order_archive")) {
                unused = statement.executeUpdate("CREATE TABLE " + table + " (order_id VARCHAR(40) PRIMARY KEY,"
                        + " buyer_id VARCHAR(40), document VARCHAR(4000), email_ix VARBINARY(64),"
                        + " fulfilled_at TIMESTAMP WITH TIME ZONE, cancelled_at TIMESTAMP WITH TIME ZONE)");
            }
            unused = statement.executeUpdate("CREATE TABLE tax_rate (country VARCHAR(2), percent INTEGER)");
        }
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Override
    protected Collection<String> stores() {
        return StoreNames.in(shop).names();
    }

    @Override
    protected List<PersonalDataProvider> providers() {
        return List.of(
                orders("shop_order"),
                orders("shop_order_archive"),
                StoreWithoutPersonalData.named("tax_rate", "rates of countries"));
    }

    @Override
    protected List<RecordSchema<?>> records() {
        return List.of(ORDERS);
    }

    private PersonalDataProvider orders(String table) {
        TableMapping mapping = TableMapping.of(ORDERS, table)
                .id("order_id")
                .subject("buyer_id")
                .document("document")
                .index("buyerEmail", "email_ix")
                .anchor("order.fulfilled", "fulfilled_at")
                .anchor("order.cancelled", "cancelled_at")
                .build();
        RetentionEngine engine = RetentionEngine.builder()
                .dataSource(shop)
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .table(ORDERS, mapping)
                .auditSink(AuditSink.discardAll())
                .subjectHandles(vault)
                .actor(Actor.service("retention"))
                .build();
        engine.createTables();
        return engine.personalData(SealedJson.of(Order.class, vault));
    }
}
