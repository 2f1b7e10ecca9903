package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.StoreWithoutPersonalData;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The walk over a shop with a database, a search index and a table of tax rates. */
class EveryStoreHasAProviderTest extends EveryStoreHasAProvider {
    private static final DataSource DATABASE =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "tacit", "");

    static {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE tax_rate (country VARCHAR(2), rate INTEGER)");
            statement.execute("CREATE TABLE tacit_hold (id INTEGER)");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @PersonalRecord("order")
    record Order(
            @RecordId String orderId,
            @SubjectId String buyerId,
            @PersonName String buyerName) {}

    @PersonalRecord("review")
    record Review(
            @RecordId String reviewId,
            @SubjectId String author,
            @PersonName String signature) {}

    @Override
    protected Collection<String> stores() {
        return StoreNames.in(DATABASE).and("search index").names();
    }

    @Override
    protected List<PersonalDataProvider> providers() {
        return List.of(new MemoryIndex(), StoreWithoutPersonalData.named("tax_rate", "rates of countries"));
    }

    @Override
    protected List<RecordSchema<?>> records() {
        return List.of(Schemas.annotated().of(Order.class));
    }

    @Test
    void aNewTableWithoutAWord_failsTheWalk() {
        assertThat(failuresOf(NewTable.class)).containsExactly("everyStoreHasAProvider_orSaysWhyItNeedsNone()");
    }

    @Test
    void aProviderOfAStoreThatIsGone_failsTheWalk() {
        assertThat(failuresOf(GoneTable.class)).containsExactly("everyProviderHasAStore()");
    }

    @Test
    void aKindOfRecordThatNobodyHolds_failsTheWalk() {
        assertThat(failuresOf(NewRecord.class))
                .containsExactly("everyKindOfRecord_isHeldByAProvider()", "everyPersonalMember_isHeldByAProvider()");
    }

    @Test
    void aStoreThatIsAnsweredForTwice_failsTheWalk() {
        assertThat(failuresOf(Twice.class)).containsExactly("noStoreIsAnsweredForTwice()");
    }

    @Test
    void aWalkThatFindsNothing_fails() {
        assertThat(failuresOf(Nowhere.class)).contains("everyStoreHasAProvider_orSaysWhyItNeedsNone()");
    }

    /** Of the walk's own tests; those above are not run again. */
    private static List<String> failuresOf(Class<?> walk) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(walk))
                .execute()
                .testEvents()
                .failed()
                .map(event -> event.getTestDescriptor().getLegacyReportingName())
                .sorted()
                .toList();
    }

    /** What the walks that fail have in common. */
    abstract static class Walk extends EveryStoreHasAProvider {
        private final EveryStoreHasAProviderTest good = new EveryStoreHasAProviderTest();

        @Override
        protected Collection<String> stores() {
            return good.stores();
        }

        @Override
        protected List<PersonalDataProvider> providers() {
            return good.providers();
        }

        @Override
        protected List<RecordSchema<?>> records() {
            return good.records();
        }

        final List<PersonalDataProvider> providersAnd(PersonalDataProvider more) {
            return Stream.concat(good.providers().stream(), Stream.of(more)).toList();
        }
    }

    static class NewTable extends Walk {
        @Override
        protected Collection<String> stores() {
            return Stream.concat(super.stores().stream(), Stream.of("newsletter"))
                    .toList();
        }
    }

    static class GoneTable extends Walk {
        @Override
        protected List<PersonalDataProvider> providers() {
            return providersAnd(StoreWithoutPersonalData.named("fax_rate", "rates of countries"));
        }
    }

    static class NewRecord extends Walk {
        @Override
        protected List<RecordSchema<?>> records() {
            return List.of(
                    Schemas.annotated().of(Order.class), Schemas.annotated().of(Review.class));
        }
    }

    static class Twice extends Walk {
        @Override
        protected List<PersonalDataProvider> providers() {
            return providersAnd(StoreWithoutPersonalData.named("tax_rate", "nothing but rates"));
        }
    }

    static class Nowhere extends Walk {
        @Override
        protected Collection<String> stores() {
            return List.of();
        }
    }
}
