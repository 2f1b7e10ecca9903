package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.RecordRef;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ErasureOutcome.Result;
import dev.tacit.testkit.PersonalDataProviderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a store of copies promises to a sweep, besides what every store of personal data does: a search index, a cache, a
 * warehouse that is handed to {@code SweptTable.copiedIn}. A sweep knows the rows and not the copies, so it names a copy by
 * the record's own reference.
 */
public abstract class CopyStoreContract extends PersonalDataProviderContract {
    /** For implementers. */
    protected CopyStoreContract() {}

    /** Returns the logical name of the records of which the store holds copies. */
    protected abstract String recordName();

    @Test
    void aCopyGoesByTheRecordsReference_whetherItWasLocatedOrNot() {
        store(ANN, "r-1");
        RecordRef record = RecordRef.of(recordName(), "r-1");

        assertThat(provider().verifyGone(ANN, List.of(record))).containsExactly(record);
        assertThat(provider().erase(ANN, List.of(record))).containsExactly(new ErasureOutcome(record, Result.ERASED));
        assertThat(provider().verifyGone(ANN, List.of(record))).isEmpty();
    }

    @Test
    void aCopyThatCameBack_goesAgain() {
        store(ANN, "r-1");
        RecordRef record = RecordRef.of(recordName(), "r-1");
        assertThat(provider().erase(ANN, List.of(record))).containsExactly(new ErasureOutcome(record, Result.ERASED));

        store(ANN, "r-1");

        assertThat(provider().verifyGone(ANN, List.of(record))).containsExactly(record);
        assertThat(provider().erase(ANN, List.of(record))).containsExactly(new ErasureOutcome(record, Result.ERASED));
    }

    @Test
    void aRecordOfAnotherKindWithTheSameId_isNotTaken() {
        RecordRef copy = store(ANN, "r-1");
        RecordRef other = RecordRef.of("another-kind", copy.recordId());

        assertThat(provider().erase(ANN, List.of(other)))
                .containsExactly(new ErasureOutcome(other, Result.ALREADY_GONE));
        assertThat(provider().verifyGone(ANN, List.of(copy))).containsExactly(copy);
    }
}
