package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ErasureOutcome.Result;
import dev.tacit.provider.ProviderDescription;
import dev.tacit.provider.RecordCodec;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcPersonalDataTest {
    private static final Subject ANN = Subject.of("ann");

    private final TestDatabase database = TestDatabase.h2();
    private final Shop shop = new Shop(database);
    private final RetentionEngine engine = engine();
    private final JdbcPersonalData<Order> orders = engine.personalData(new FakeCodec());

    private RetentionEngine engine() {
        RetentionEngine built = RetentionEngine.builder()
                .dataSource(database.source())
                .policies(RetentionPolicies.pack("amazon-dpp-merchant"))
                .table(Order.SCHEMA, Order.mapping().build())
                .auditSink(shop.sink)
                .subjectHandles(new FakeHandles())
                .actor(Shop.ENGINE)
                .insecureSimulatedClock(shop.clock)
                .build();
        built.createTables();
        return built;
    }

    private static List<RecordRef> refs(String... ids) {
        List<RecordRef> refs = new ArrayList<>();
        for (String id : ids) {
            refs.add(RecordRef.of("order", id));
        }
        return refs;
    }

    private static List<Result> results(List<ErasureOutcome> outcomes) {
        return outcomes.stream().map(ErasureOutcome::result).toList();
    }

    @Test
    void itDescribesTableRecordAndMembers() {
        assertThat(orders.describe())
                .isEqualTo(new ProviderDescription.Holds(
                        "shop_order",
                        List.of("order"),
                        List.of("order.buyerEmail", "order.buyerName", "order.shipTo")));
    }

    @Test
    void itLocatesTheSubjectsRecordsOnly() {
        database.order("o-2", "ann", null);
        database.order("o-1", "ann", null);
        database.order("o-3", "bob", null);

        assertThat(orders.locate(ANN)).isEqualTo(refs("o-1", "o-2"));
        assertThat(orders.locate(Subject.of("nobody"))).isEmpty();
    }

    @Test
    void itExportsClearContent_inTheOrderGiven_andNeverAnothersRecord() {
        database.order("o-1", "ann", null);
        database.order("o-2", "ann", null);
        database.order("o-3", "bob", null);
        Map<RecordRef, JsonObject> exported = new LinkedHashMap<>();

        long count = orders.export(ANN, refs("o-2", "o-9", "o-3", "o-1"), exported::put);

        assertThat(count).isEqualTo(2);
        assertThat(exported.keySet()).containsExactlyElementsOf(refs("o-2", "o-1"));
        assertThat(exported.values())
                .allSatisfy(content -> assertThat(content.get("openedFor")).contains(new JsonString("ann")));
    }

    @Test
    void clearingIndexes_leavesTheSealedDocument_andIsIdempotent() {
        database.order("o-1", "ann", null);
        database.order("o-2", "bob", null);

        assertThat(results(orders.clearIndexes(ANN, refs("o-1", "o-2", "o-9"))))
                .containsExactly(Result.ERASED, Result.ALREADY_GONE, Result.ALREADY_GONE);
        assertThat(results(orders.clearIndexes(ANN, refs("o-1")))).containsExactly(Result.ALREADY_GONE);
        assertThat(database.count("order_id = 'o-1' AND email_ix IS NULL AND document LIKE '%tct1%'"))
                .isEqualTo(1);
        assertThat(database.count("order_id = 'o-2' AND email_ix IS NOT NULL")).isEqualTo(1);
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .singleElement()
                .satisfies(event -> assertThat(event.action()).isEqualTo("CLEAR_INDEXES"));
    }

    @Test
    void erasing_clearsDocumentAndIndex_andIsIdempotent() {
        database.order("o-1", "ann", null);
        database.order("o-2", "bob", null);

        assertThat(results(orders.erase(ANN, refs("o-1", "o-2", "o-9"))))
                .containsExactly(Result.ERASED, Result.ALREADY_GONE, Result.ALREADY_GONE);
        assertThat(results(orders.erase(ANN, refs("o-1")))).containsExactly(Result.ALREADY_GONE);
        assertThat(orders.verifyGone(ANN, refs("o-1"))).isEmpty();
        assertThat(orders.export(ANN, refs("o-1"), (record, content) -> {})).isZero();
        assertThat(database.count("order_id = 'o-1' AND email_ix IS NULL AND document NOT LIKE '%tct1%'"))
                .isEqualTo(1);
        assertThat(database.count("order_id = 'o-2' AND email_ix IS NOT NULL AND document LIKE '%tct1%'"))
                .isEqualTo(1);
        assertThat(shop.sink.of(AuditEvent.Removal.class))
                .singleElement()
                .satisfies(event -> assertThat(event.subjects()).containsExactly(FakeHandles.of("ann")));
    }

    @Test
    void aHoldKeepsTheRecord_andIsNamedAsTheOutcome() {
        database.order("o-1", "ann", null);
        database.order("o-2", "ann", null);
        HoldPlacement placed = engine.holds().place(Actor.person("counsel-3"), "case-7", RecordRef.of("order", "o-1"));

        assertThat(placed.alreadyRemoved()).isZero();
        assertThat(results(orders.erase(ANN, refs("o-1", "o-2")))).containsExactly(Result.HELD, Result.ERASED);
        assertThat(orders.verifyGone(ANN, refs("o-1", "o-2"))).isEqualTo(refs("o-1"));
    }

    @Test
    void aDocumentThatCannotBeRead_isNotErasedInSilence() {
        database.order("o-1", "ann", null);
        database.execute("UPDATE shop_order SET document = 'Ann, by hand'");

        assertThat(results(orders.erase(ANN, refs("o-1")))).containsExactly(Result.FAILED);
        assertThat(orders.verifyGone(ANN, refs("o-1"))).isEqualTo(refs("o-1"));
    }

    @Test
    void aTableWhoseMembersLieInColumns_isRefused_ratherThanExportedInPart() {
        RetentionEngine withColumn = new Shop(TestDatabase.h2()).engine();

        assertThatThrownBy(() -> withColumn.personalData(new FakeCodec())).isInstanceOf(RetentionSetupException.class);
    }

    /** Opens nothing, and says for whom it would have. */
    private static final class FakeCodec implements RecordCodec<Order> {
        @Override
        public String recordName() {
            return "order";
        }

        @Override
        public String write(Order record) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Order read(String stored, Subject expected) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JsonObject export(String stored, Subject expected) {
            return ((JsonObject) Json.parse(stored)).with("openedFor", new JsonString(expected.id()));
        }
    }
}
