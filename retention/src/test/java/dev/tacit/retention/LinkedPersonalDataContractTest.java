package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.retention.jdbc.ChildTable;
import dev.tacit.retention.jdbc.SubjectTables;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import dev.tacit.testkit.PersonalDataProviderContract;
import org.junit.jupiter.api.Nested;

/** Tables that foreign keys link keep what every store of personal data promises. */
class LinkedPersonalDataContractTest {
    @Nested
    class OnH2 extends LinkedTables {
        OnH2() {
            super(TestDatabase.patientH2(), "VARBINARY", "X'0102'");
        }
    }

    @Nested
    class OnPostgres extends LinkedTables {
        OnPostgres() {
            super(TestDatabase.postgres(), "BYTEA", "'\\x0102'");
        }
    }

    @PersonalRecord("basket")
    record Basket(@RecordId String basketId, @SubjectId String ownerId) {}

    @PersonalRecord("wish")
    record Wish(@RecordId String wishId, @PersonName String forWhom) {}

    abstract static class LinkedTables extends PersonalDataProviderContract {
        private final TestDatabase database;
        private final String indexValue;
        private final PersonalDataProvider wishes;

        LinkedTables(TestDatabase database, String bytes, String indexValue) {
            this.database = database;
            this.indexValue = indexValue;
            database.execute("CREATE TABLE basket (basket_id VARCHAR(40) PRIMARY KEY, owner_id VARCHAR(40))");
            database.execute("CREATE TABLE wish (wish_id VARCHAR(40) PRIMARY KEY,"
                    + " basket_id VARCHAR(40) REFERENCES basket (basket_id), for_whom VARCHAR(80), for_ix " + bytes
                    + ")");
            wishes = new Shop(database)
                    .engine()
                    .personalData(SubjectTables.of("wishes")
                            .table(
                                    Schemas.annotated().of(Basket.class),
                                    TableMapping.of(Schemas.annotated().of(Basket.class), "basket")
                                            .id("basket_id")
                                            .subject("owner_id")
                                            .build())
                            .child(ChildTable.of(Schemas.annotated().of(Wish.class), "wish")
                                    .id("wish_id")
                                    .parent("basket", "basket_id")
                                    .field("forWhom", "for_whom")
                                    .index("forWhom", "for_ix")
                                    .build())
                            .build());
        }

        @Override
        protected PersonalDataProvider provider() {
            return wishes;
        }

        @Override
        protected RecordRef store(Subject subject, String recordId) {
            database.execute("INSERT INTO basket VALUES ('b-" + recordId + "', '" + subject.id() + "')");
            database.execute(
                    "INSERT INTO wish VALUES ('" + recordId + "', 'b-" + recordId + "', 'Bo', " + indexValue + ")");
            return RecordRef.of("wish", recordId);
        }
    }
}
