package dev.tacit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ErasureOutcome.Result;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every {@link PersonalDataProvider} promises. A store that somebody writes extends it, and says how a test gets a
 * record into the store:
 *
 * <pre>{@code
 * class SearchIndexTest extends PersonalDataProviderContract {
 *   @Override protected PersonalDataProvider provider() { return index; }
 *   @Override protected RecordRef store(Subject subject, String recordId) { … }
 * }
 * }</pre>
 *
 * <p>JUnit makes a new instance for each test, so that each begins with an empty store.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class PersonalDataProviderContract {
    private static final InventedPeople PEOPLE = InventedPeople.seed(1);

    /** Somebody whose records the store holds. */
    protected static final Subject ANN = PEOPLE.person(0).subject();

    /** Somebody else. */
    protected static final Subject BO = PEOPLE.person(1).subject();

    /** For implementers. */
    protected PersonalDataProviderContract() {}

    /** Returns the store under test, the same at each call within one test. */
    protected abstract PersonalDataProvider provider();

    /** Puts a record with personal data of this subject, and with what finds it by a value, into the store. */
    protected abstract RecordRef store(Subject subject, String recordId);

    @Test
    void itSaysWhatItHolds_orWhyItHoldsNothing() {
        ProviderDescription description = provider().describe();

        assertThat(description.store()).isNotBlank();
        if (description instanceof ProviderDescription.Holds holds) {
            assertThat(holds.records()).isNotEmpty();
            assertThat(holds.members())
                    .isNotEmpty()
                    .allSatisfy(member -> assertThat(holds.records())
                            .anySatisfy(record -> assertThat(member).startsWith(record + ".")));
        }
    }

    @Test
    void physicalLag_isNotNegative() {
        assertThat(provider().maxPhysicalLag()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void itLocatesTheRecordsOfTheSubject_andNobodyElses() {
        RecordRef first = store(ANN, "r-1");
        RecordRef second = store(ANN, "r-2");
        RecordRef another = store(BO, "r-3");

        assertThat(provider().locate(ANN)).containsExactlyInAnyOrder(first, second);
        assertThat(provider().locate(BO)).containsExactly(another);
    }

    @Test
    void somebodyUnknown_hasNoRecords() {
        assertThat(provider().locate(PEOPLE.person(2).subject())).isEmpty();
    }

    @Test
    void nothingAsked_isNothingDone() {
        store(ANN, "r-1");

        assertThat(provider().export(ANN, List.of(), (record, content) -> {})).isZero();
        assertThat(provider().erase(ANN, List.of())).isEmpty();
        assertThat(provider().clearIndexes(ANN, List.of())).isEmpty();
        assertThat(provider().verifyGone(ANN, List.of())).isEmpty();
    }

    @Test
    void itExportsInTheOrderGiven_andCountsWhatItHandedOut() {
        RecordRef first = store(ANN, "r-1");
        RecordRef second = store(ANN, "r-2");
        List<RecordRef> exported = new ArrayList<>();

        long count = provider().export(ANN, List.of(second, missing(first), first), (record, content) -> {
            assertThat(content).isInstanceOf(JsonObject.class);
            exported.add(record);
        });

        assertThat(exported).containsExactly(second, first);
        assertThat(count).isEqualTo(2);
    }

    @Test
    void anothersRecord_isNeitherExportedNorErasedNorNamed() {
        RecordRef another = store(BO, "r-1");

        assertThat(provider().export(ANN, List.of(another), (record, content) -> {}))
                .isZero();
        assertThat(results(provider().erase(ANN, List.of(another)))).containsExactly(Result.ALREADY_GONE);
        assertThat(results(provider().clearIndexes(ANN, List.of(another)))).containsExactly(Result.ALREADY_GONE);
        assertThat(provider().verifyGone(ANN, List.of(another))).isEmpty();
        assertThat(provider().verifyGone(BO, List.of(another))).containsExactly(another);
    }

    @Test
    void beforeAnErasure_theRecordsAreNotGone() {
        RecordRef first = store(ANN, "r-1");

        assertThat(provider().verifyGone(ANN, List.of(first, missing(first)))).containsExactly(first);
    }

    @Test
    void erasureAnswersForEachRecord_inTheOrderGiven() {
        RecordRef first = store(ANN, "r-1");
        RecordRef second = store(ANN, "r-2");
        RecordRef missing = missing(first);

        assertThat(provider().erase(ANN, List.of(second, missing, first)))
                .containsExactly(
                        new ErasureOutcome(second, Result.ERASED),
                        new ErasureOutcome(missing, Result.ALREADY_GONE),
                        new ErasureOutcome(first, Result.ERASED));
    }

    @Test
    void erasedRecord_isGone_forExportAndForVerification() {
        RecordRef erased = store(ANN, "r-1");
        RecordRef kept = store(ANN, "r-2");

        assertThat(results(provider().erase(ANN, List.of(erased)))).containsExactly(Result.ERASED);

        assertThat(provider().verifyGone(ANN, List.of(erased, kept))).containsExactly(kept);
        assertThat(provider().export(ANN, List.of(erased), (record, content) -> {}))
                .isZero();
        assertThat(provider().export(ANN, List.of(kept), (record, content) -> {}))
                .isEqualTo(1);
    }

    @Test
    void erasingTwice_hasTheResultOfErasingOnce() {
        RecordRef record = store(ANN, "r-1");

        assertThat(results(provider().erase(ANN, List.of(record)))).containsExactly(Result.ERASED);
        assertThat(results(provider().erase(ANN, List.of(record)))).containsExactly(Result.ALREADY_GONE);
        assertThat(results(provider().clearIndexes(ANN, List.of(record)))).containsExactly(Result.ALREADY_GONE);
    }

    @Test
    void clearingIndexes_leavesTheRecordItself() {
        RecordRef record = store(ANN, "r-1");

        assertThat(provider().clearIndexes(ANN, List.of(record)))
                .extracting(ErasureOutcome::record)
                .containsExactly(record);

        assertThat(results(provider().clearIndexes(ANN, List.of(record)))).containsExactly(Result.ALREADY_GONE);
        assertThat(provider().export(ANN, List.of(record), (same, content) -> {}))
                .isEqualTo(1);
    }

    @Test
    void erasuresAtOnce_eraseEachRecordOnce() throws InterruptedException, ExecutionException {
        List<RecordRef> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            records.add(store(ANN, "r-" + i));
        }
        CountDownLatch start = new CountDownLatch(1);
        Callable<List<Result>> erasure = () -> {
            start.await();
            return results(provider().erase(ANN, records));
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Result>>> answers = List.of(threads.submit(erasure), threads.submit(erasure));
            start.countDown();

            List<Result> one = answers.get(0).get();
            List<Result> other = answers.get(1).get();
            for (int i = 0; i < records.size(); i++) {
                assertThat(List.of(one.get(i), other.get(i)))
                        .containsExactlyInAnyOrder(Result.ERASED, Result.ALREADY_GONE);
            }
            assertThat(provider().verifyGone(ANN, records)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void restrictingOrCorrecting_isDoneOrRefused_andErasesNothing() {
        RecordRef record = store(ANN, "r-1");

        assertDoneOrRefused(() -> provider().restrict(ANN, List.of(record), true));
        assertDoneOrRefused(() -> provider().restrict(ANN, List.of(record), false));
        assertDoneOrRefused(() -> provider().rectify(ANN, record, Map.of()));

        assertThat(provider().verifyGone(ANN, List.of(record))).containsExactly(record);
    }

    private static void assertDoneOrRefused(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static RecordRef missing(RecordRef beside) {
        return RecordRef.of(beside.recordName(), "r-missing");
    }

    private static List<Result> results(List<ErasureOutcome> outcomes) {
        return outcomes.stream().map(ErasureOutcome::result).toList();
    }
}
