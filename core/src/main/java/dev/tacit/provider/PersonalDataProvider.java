package dev.tacit.provider;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One store that may hold personal data: a table, a bucket, a search index, an external recipient. The engines decide
 * what law demands; a provider only does it.
 *
 * <p>Implementations are thread-safe and idempotent: doing a thing twice has the result of doing it once.
 */
public interface PersonalDataProvider {
    /** Says what the store holds, or that it holds none and why. */
    ProviderDescription describe();

    /** Finds the records of this subject; empty if there are none. */
    List<RecordRef> locate(Subject subject);

    /**
     * Hands the clear content of these records to the sink, in the order given; records that are gone are left out.
     *
     * @return how many were handed out
     */
    long export(Subject subject, List<RecordRef> records, ExportSink sink);

    /** Erases the personal data of these records, index columns and derived values included. */
    List<ErasureOutcome> erase(Subject subject, List<RecordRef> records);

    /**
     * Clears what finds these records by a person's values, blind indexes for one, and leaves the sealed values: they
     * lie under a key that is shredded, and index values do not.
     */
    List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records);

    /** Reads again and returns those of the records in which personal data is still found. */
    List<RecordRef> verifyGone(Subject subject, List<RecordRef> records);

    /**
     * Corrects members of one record (GDPR Art. 16).
     *
     * @throws UnsupportedOperationException if the store cannot; the engine then asks a person
     */
    default void rectify(Subject subject, RecordRef record, Map<String, JsonValue> changes) {
        throw new UnsupportedOperationException("this store does not rectify");
    }

    /**
     * Marks records as restricted, or lifts the mark (GDPR Art. 18).
     *
     * @throws UnsupportedOperationException if the store cannot; the engine then asks a person
     */
    default void restrict(Subject subject, List<RecordRef> records, boolean restricted) {
        throw new UnsupportedOperationException("this store does not restrict");
    }

    /** The longest time between an erasure's return and the moment at which the live store holds no bytes of it. */
    default Duration maxPhysicalLag() {
        return Duration.ZERO;
    }
}
