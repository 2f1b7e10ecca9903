package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.testkit.PersonalDataProviderContract;
import org.junit.jupiter.api.Nested;

/** A mapped table keeps what every store of personal data promises. */
class JdbcPersonalDataContractTest {
    @Nested
    class OnH2 extends MappedTable {
        OnH2() {
            super(TestDatabase.patientH2());
        }
    }

    @Nested
    class OnPostgres extends MappedTable {
        OnPostgres() {
            super(TestDatabase.postgres());
        }
    }

    abstract static class MappedTable extends PersonalDataProviderContract {
        private final TestDatabase database;
        private final PersonalDataProvider orders;

        MappedTable(TestDatabase database) {
            this.database = database;
            Shop shop = new Shop(database);
            RetentionEngine engine = RetentionEngine.builder()
                    .dataSource(database.source())
                    .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                    .table(Order.SCHEMA, Order.mapping().build())
                    .auditSink(shop.sink)
                    .subjectHandles(new FakeHandles())
                    .actor(Shop.ENGINE)
                    .insecureSimulatedClock(shop.clock)
                    .build();
            engine.createTables();
            orders = engine.personalData(Order.codec());
        }

        @Override
        protected PersonalDataProvider provider() {
            return orders;
        }

        @Override
        protected RecordRef store(Subject subject, String recordId) {
            database.order(recordId, subject.id(), null);
            return RecordRef.of("order", recordId);
        }
    }
}
