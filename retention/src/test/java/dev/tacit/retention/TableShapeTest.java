package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.retention.policy.RetentionException;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.TableMapping;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table whose rows cannot be judged one by one is refused when the engine is built, or found out before it matters. */
class TableShapeTest {
    private static final RecordSchema<Parcel> SCHEMA = Schemas.annotated().of(Parcel.class);
    private static final String COLUMNS = "parcel_id VARCHAR(40) NOT NULL, buyer_id VARCHAR(40), label VARCHAR(80),"
            + " street VARCHAR(80), fulfilled_at TIMESTAMP WITH TIME ZONE, cancelled_at TIMESTAMP WITH TIME ZONE";

    private TestDatabase database = TestDatabase.h2();
    private Shop shop = shop(database);

    private static Shop shop(TestDatabase database) {
        Shop shop = new Shop(database);
        shop.table = Parcel.table();
        return shop;
    }

    private void on(boolean postgres) {
        database = postgres ? TestDatabase.postgres() : TestDatabase.h2();
        shop = shop(database);
    }

    private static SweptTable mapped(String table, UnaryOperator<TableMapping.Builder> changes) {
        return SweptTable.of(
                SCHEMA,
                changes.apply(TableMapping.of(SCHEMA, table)
                                .id("parcel_id")
                                .subject("buyer_id")
                                .field("label", "label")
                                .field("street", "street")
                                .anchor("order.fulfilled", "fulfilled_at")
                                .anchor("order.cancelled", "cancelled_at"))
                        .build());
    }

    private void refused(String action, String sentence) {
        assertThatThrownBy(() -> shop.engine(builder -> builder.policies(FailingRowsBehavior.after30Days(action))))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "'PRIMARY KEY (parcel_id, buyer_id)', true",
        "'PRIMARY KEY (parcel_id, buyer_id)', false",
        "'UNIQUE (street)', true",
        "'UNIQUE (street)', false"
    })
    void anIdThatMayNameSeveralRows_isRefused(String key, boolean postgres) {
        on(postgres);
        database.execute("CREATE TABLE parcel (" + COLUMNS + ", " + key + ")");

        refused("ERASE_FIELDS", "an id must name one row");
    }

    @Test
    void anIdThatIsUniqueAmongSomeRows_isRefused() {
        on(true);
        database.execute("CREATE TABLE parcel (" + COLUMNS + ")");
        database.execute("CREATE UNIQUE INDEX open_ones ON parcel (parcel_id) WHERE cancelled_at IS NULL");

        refused("ERASE_FIELDS", "an id must name one row");
    }

    @Test
    void aPartitionedTable_whoseKeyHasAnotherColumn_isRefused_andOneByItsIdIsSwept() {
        on(true);
        database.execute("CREATE TABLE parcel (" + COLUMNS + ", placed_on DATE NOT NULL,"
                + " PRIMARY KEY (parcel_id, placed_on)) PARTITION BY RANGE (placed_on)");
        refused("ERASE_FIELDS", "an id must name one row");

        database.execute("DROP TABLE parcel");
        database.execute(
                "CREATE TABLE parcel (" + COLUMNS + ", PRIMARY KEY (parcel_id)) PARTITION BY HASH (parcel_id)");
        for (int part = 0; part < 2; part++) {
            database.execute("CREATE TABLE parcel_" + part
                    + " PARTITION OF parcel FOR VALUES WITH (MODULUS 2, REMAINDER " + part + ")");
        }
        for (int i = 0; i < 4; i++) {
            database.execute("INSERT INTO parcel VALUES ('p-" + i + "', 'ann', 'Ann', 'Main', '2026-01-01', NULL)");
        }
        RetentionEngine engine = shop.engine();
        RetentionEngine older = shop.builder(new OlderServer(database.source())).build();

        assertThat(older.apply(engine.plan()).removed()).isEqualTo(4);
        assertThat(database.column("SELECT 1 FROM parcel WHERE label IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void anIdThatIsNoLongerUnique_erasesNoRowThatWasNotJudged() {
        on(true);
        Parcel.fill(database, 3);
        RetentionEngine engine = shop.engine();
        engine.holds().place(Actor.person("counsel-3"), "case-7", Subject.of("held"));
        SweepPlan plan = engine.plan();
        database.execute("ALTER TABLE parcel DROP CONSTRAINT parcel_pkey");
        database.execute("INSERT INTO parcel VALUES ('p-1', 'held', 'Kept', 'Kept', NULL, NULL)");

        assertThat(engine.apply(plan).removed()).isEqualTo(2);

        assertThat(database.column("SELECT label FROM parcel WHERE buyer_id = 'held'"))
                .containsExactly("Kept");
        assertThat(engine.verify(plan.runId()).isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aView_isRefused(boolean postgres) {
        on(postgres);
        Parcel.fill(database, 1);
        database.execute("CREATE VIEW parcel_view AS SELECT * FROM parcel");
        shop.table = mapped("parcel_view", mapping -> mapping);

        refused("ERASE_ROW", "must be a table");
    }

    @Test
    void aTableThatOthersInheritFrom_isRefused() {
        on(true);
        Parcel.fill(database, 1);
        database.execute("CREATE TABLE parcel_child () INHERITS (parcel)");

        refused("ERASE_FIELDS", "inherit");
    }

    @Test
    void aCascadeFromAPartition_isSeen() {
        on(true);
        database.execute(
                "CREATE TABLE parcel (" + COLUMNS + ", PRIMARY KEY (parcel_id)) PARTITION BY HASH (parcel_id)");
        database.execute("CREATE TABLE part PARTITION OF parcel FOR VALUES WITH (MODULUS 1, REMAINDER 0)");
        database.execute("CREATE TABLE gift (id INT, parcel_id VARCHAR(40) REFERENCES part ON DELETE CASCADE)");

        refused("ERASE_ROW", "gift");
    }

    @Test
    void aCascadeOfAPartitionedTable_isNamedByTheWhole_andItsHarmlessnessCounts() {
        on(true);
        Parcel.fill(database, 1);
        database.execute("CREATE TABLE tax (id INT, parcel_id VARCHAR(40) REFERENCES parcel ON DELETE CASCADE)"
                + " PARTITION BY HASH (id)");
        database.execute("CREATE TABLE tax_0 PARTITION OF tax FOR VALUES WITH (MODULUS 1, REMAINDER 0)");
        refused("ERASE_ROW", "deletes=tax,");

        shop.table = shop.table.withoutPersonalData("tax", "amounts only");
        RetentionEngine engine = shop.engine(builder -> builder.policies(FailingRowsBehavior.after30Days("ERASE_ROW")));
        assertThat(engine.apply(engine.plan()).removed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PSEUDONYMIZE, true", "PSEUDONYMIZE, false", "ANONYMIZE, true", "ANONYMIZE, false"})
    void aSubjectThatOtherTablesFollow_isNotReplaced(String action, boolean postgres) {
        on(postgres);
        Parcel.fill(database, 1);
        database.execute("ALTER TABLE parcel ADD UNIQUE (buyer_id)");
        database.execute("CREATE TABLE visit (id INT PRIMARY KEY,"
                + " buyer_id VARCHAR(40) REFERENCES parcel (buyer_id) ON UPDATE CASCADE)");

        refused(action, "changes=visit");
    }

    @Test
    void aSubjectThatIsTheRecordsIdToo_isNotReplaced() {
        Parcel.fill(database, 1);
        shop.table = mapped("parcel", mapping -> mapping.subject("PARCEL_ID"));

        refused("PSEUDONYMIZE", "it is the record's id too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcel_id", "buyer_id", "fulfilled_at", "CANCELLED_AT"})
    void aColumnByWhichIsDecided_isNotErased(String column) {
        Parcel.fill(database, 1);
        database.execute("ALTER TABLE parcel ALTER COLUMN parcel_id SET NOT NULL");
        shop.table = mapped("parcel", mapping -> mapping.field("street", column));

        assertThatThrownBy(shop::engine)
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContainingAll("holds the id", "table=parcel");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aColumnThatTheDatabaseComputes_isRefused(boolean postgres) {
        on(postgres);
        database.execute("CREATE TABLE parcel ("
                + COLUMNS.replace(
                        "street VARCHAR(80)",
                        "street VARCHAR(80) GENERATED ALWAYS AS (UPPER(label))" + (postgres ? " STORED" : ""))
                + ", PRIMARY KEY (parcel_id))");

        refused("ERASE_FIELDS", "the database computes it");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aColumnThatWasQuotedInAnotherCase_doesNotExist(boolean postgres) {
        on(postgres);
        database.execute(
                "CREATE TABLE parcel (" + COLUMNS.replace(" label ", " \"Label\" ") + ", PRIMARY KEY (parcel_id))");

        refused("ERASE_FIELDS", "a mapped column does not exist");
    }

    @ParameterizedTest
    @CsvSource({"'NUMERIC(10,2)', true", "'NUMERIC(10,2)', false", "NUMERIC, true"})
    void aSubjectThatIsNoWholeNumber_isRefused(String type, boolean postgres) {
        on(postgres);
        database.execute("CREATE TABLE parcel (" + COLUMNS.replace("buyer_id VARCHAR(40)", "buyer_id " + type)
                + ", PRIMARY KEY (parcel_id))");

        refused("ERASE_FIELDS", "a whole number");
    }

    @Test
    void rowsThatRowLevelSecurityHides_areNotTakenForGone() {
        on(true);
        Parcel.fill(database, 3);
        RetentionEngine engine = shop.engine();
        SweepPlan plan = engine.plan();
        String schema = database.column("SELECT current_schema()").get(0);
        for (String sql : List.of(
                "CREATE ROLE app_" + schema + " LOGIN",
                "GRANT ALL ON SCHEMA " + schema + " TO app_" + schema,
                "GRANT ALL ON ALL TABLES IN SCHEMA " + schema + " TO app_" + schema)) {
            database.execute(sql);
        }
        UrlDataSource app = new UrlDataSource(database.url().replace("user=postgres", "user=app_" + schema));
        RetentionEngine asApp = shop.builder(app).build();
        database.execute("ALTER TABLE parcel ENABLE ROW LEVEL SECURITY");
        database.execute("CREATE POLICY own ON parcel USING (buyer_id = 'buyer-0')");

        assertThatThrownBy(() -> shop.builder(app).build())
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("BYPASSRLS");
        assertThatThrownBy(asApp::plan).isInstanceOf(RetentionException.class).hasMessageContaining("BYPASSRLS");
        assertThat(asApp.apply(plan).removed()).isZero();
        assertThatThrownBy(() -> asApp.verify(plan.runId())).isInstanceOf(RetentionSetupException.class);
        assertThat(database.column("SELECT 1 FROM parcel WHERE label IS NOT NULL"))
                .hasSize(3);
    }

    @Test
    void theRowsOfAPartitionedTable_areTakenFromItsPartsStatistics() {
        on(true);
        database.execute(
                "CREATE TABLE parcel (" + COLUMNS + ", PRIMARY KEY (parcel_id)) PARTITION BY HASH (parcel_id)");
        database.execute("CREATE TABLE part PARTITION OF parcel FOR VALUES WITH (MODULUS 1, REMAINDER 0)");
        database.execute("INSERT INTO parcel SELECT 'p-' || n, 'b', 'N', 'S', NULL, NULL"
                + " FROM generate_series(1, 100001) AS n");
        database.execute("ANALYZE part");
        database.execute("DELETE FROM parcel WHERE parcel_id = 'p-1'");

        assertThat(shop.engine().plan().tableRows())
                .as("counted, it would be one less")
                .isEqualTo(100_001);
    }

    @Test
    void anIndexIsNamedByItsDefinition_soThatAnotherPolicysIsNotTakenForIt() {
        on(true);
        Parcel.fill(database, 1);
        List<String> before = shop.engine().indexStatements();
        shop.table = mapped("parcel", mapping -> mapping.field("label", "street"));
        List<String> after = shop.engine().indexStatements();

        before.forEach(database::execute);

        assertThat(after).doesNotContainAnyElementsOf(before);
        assertThat(after.stream().map(sql -> sql.replaceAll(" ON .*", "")))
                .doesNotContainAnyElementsOf(
                        before.stream().map(sql -> sql.replaceAll(" ON .*", "")).toList());
    }
}
