package dev.tacit.retention;

import dev.tacit.RecordRef;
import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import dev.tacit.provider.RecordCodec;
import dev.tacit.retention.internal.ActiveHolds;
import dev.tacit.retention.internal.Audit;
import dev.tacit.retention.internal.EngineSetup;
import dev.tacit.retention.internal.Row;
import dev.tacit.retention.internal.RowStore;
import dev.tacit.retention.internal.StoredDocument;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.table.Dialect;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A mapped table as a store of personal data: finds, exports and erases one subject's records. Thread-safe.
 *
 * <p>Erasing clears what a sweep's {@code ERASE_FIELDS} clears, and asks legal holds in the same way; whether the law
 * keeps a record is the caller's question. Rows of another subject are never touched: to this provider they are gone.
 */
public final class JdbcPersonalData<T> implements PersonalDataProvider {
    private final EngineSetup setup;
    private final RowStore store;
    private final RecordCodec<T> codec;
    private final TableMapping mapping;

    JdbcPersonalData(EngineSetup setup, RowStore store, RecordCodec<T> codec) {
        this.setup = setup;
        this.store = store;
        this.codec = codec;
        this.mapping = store.table().mapping();
        if (mapping.documentColumn().isEmpty() || !mapping.fieldColumns().isEmpty()) {
            throw new RetentionSetupException(
                    "a provider exports one document column; members in columns of their own would be left out",
                    Safe.of("record", mapping.recordName()));
        }
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription.Holds(
                mapping.table().text(),
                List.of(mapping.recordName()),
                mapping.personalMembers().stream()
                        .map(member -> mapping.recordName() + "." + member)
                        .toList());
    }

    @Override
    public List<RecordRef> locate(Subject subject) {
        return setup.database()
                .transaction((connection, dialect) -> store.idsOf(connection, subject).stream()
                        .map(id -> RecordRef.of(mapping.recordName(), id))
                        .toList());
    }

    /**
     * {@inheritDoc}
     *
     * <p>A record in which nothing personal is left counts as gone. The codec decides whether the caller may read.
     */
    @Override
    public long export(Subject subject, List<RecordRef> records, ExportSink sink) {
        Map<RecordRef, Row> found = setup.database()
                .transaction((connection, dialect) -> ofSubject(store.find(connection, ids(records)), subject));
        long exported = 0;
        for (RecordRef record : records) {
            Row row = found.get(record);
            if (row != null && row.personalDataLeft(mapping)) {
                sink.accept(record, codec.export(row.document().text().orElse("{}"), subject));
                exported++;
            }
        }
        return exported;
    }

    @Override
    public List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
        return remove(
                subject,
                records,
                new Removing(
                        "ERASE_FIELDS",
                        row -> row.personalDataLeft(mapping),
                        JdbcPersonalData::isReadable,
                        (connection, rows) -> store.writer().eraseFields(connection, rows, Set.of())));
    }

    @Override
    public List<ErasureOutcome> clearIndexes(Subject subject, List<RecordRef> records) {
        return remove(
                subject,
                records,
                new Removing(
                        "CLEAR_INDEXES", row -> row.indexesLeft(mapping), row -> true, store.writer()::clearIndexes));
    }

    @Override
    public List<RecordRef> verifyGone(Subject subject, List<RecordRef> records) {
        Map<RecordRef, Row> found = setup.database()
                .transaction((connection, dialect) -> ofSubject(store.find(connection, ids(records)), subject));
        return records.stream()
                .filter(record -> Optional.ofNullable(found.get(record))
                        .filter(row -> row.personalDataLeft(mapping))
                        .isPresent())
                .toList();
    }

    /** What is removed from rows: which rows still have it, from which it can be taken, and how. */
    private record Removing(String action, Predicate<Row> left, Predicate<Row> possible, Remover remover) {}

    /** Removes it from locked rows. */
    private interface Remover {
        void remove(Connection connection, List<Row> rows) throws SQLException;
    }

    /** A document that cannot be read might hold personal data that would be left. */
    private static boolean isReadable(Row row) {
        return !(row.document() instanceof StoredDocument.Unreadable);
    }

    private List<ErasureOutcome> remove(Subject subject, List<RecordRef> records, Removing removing) {
        return setup.database()
                .transaction((connection, dialect) -> remove(connection, dialect, subject, records, removing));
    }

    private List<ErasureOutcome> remove(
            Connection connection, Dialect dialect, Subject subject, List<RecordRef> records, Removing removing)
            throws SQLException {
        Map<RecordRef, Row> rows =
                ofSubject(store.lock(connection, dialect, ids(records), RowStore.Locking.WAIT), subject);
        setup.holds().enterNested(connection, dialect);
        SubjectHandle handle = setup.handleOf(subject);
        ActiveHolds holds = setup.holds()
                .on(connection, setup.clock().now(connection), List.copyOf(rows.keySet()), List.of(handle));
        List<Row> removable = new ArrayList<>();
        Map<RecordRef, ErasureOutcome> outcomes = new LinkedHashMap<>();
        for (RecordRef record : records) {
            Optional<Row> row = Optional.ofNullable(rows.get(record)).filter(removing.left());
            ErasureOutcome.Result result = resultFor(record, row, holds, handle, removing);
            if (outcomes.put(record, new ErasureOutcome(record, result)) == null
                    && result == ErasureOutcome.Result.ERASED) {
                row.ifPresent(removable::add);
            }
        }
        removing.remover().remove(connection, removable);
        if (!removable.isEmpty()) {
            Audit.record(setup, removed(removing.action(), handle, removable.size()));
        }
        return records.stream().map(outcomes::get).toList();
    }

    private ErasureOutcome.Result resultFor(
            RecordRef record, Optional<Row> row, ActiveHolds holds, SubjectHandle handle, Removing removing) {
        if (row.isEmpty()) {
            return ErasureOutcome.Result.ALREADY_GONE;
        }
        if (!holds.on(record, Optional.of(handle), store.table().categories().keySet())
                .isEmpty()) {
            return ErasureOutcome.Result.HELD;
        }
        return removing.possible().test(row.get()) ? ErasureOutcome.Result.ERASED : ErasureOutcome.Result.FAILED;
    }

    private AuditEvent.Removal removed(String action, SubjectHandle handle, long records) {
        return new AuditEvent.Removal(
                setup.tenant(),
                setup.actor(),
                "erasure-request",
                mapping.recordName(),
                action,
                List.of(handle),
                records,
                Outcome.ALLOWED);
    }

    private List<String> ids(List<RecordRef> records) {
        return records.stream()
                .filter(record -> record.recordName().equals(mapping.recordName()))
                .map(RecordRef::recordId)
                .distinct()
                .toList();
    }

    private Map<RecordRef, Row> ofSubject(List<Row> rows, Subject subject) {
        Map<RecordRef, Row> own = new HashMap<>();
        for (Row row : rows) {
            if (row.subject().filter(subject::equals).isPresent()) {
                own.put(RecordRef.of(mapping.recordName(), row.id()), row);
            }
        }
        return own;
    }
}
