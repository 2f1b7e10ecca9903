package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.sweep.ItemState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is there of a hold's scope when it is placed, and what sweeps had removed before. Not thread-safe. */
public final class HoldFindings {
    private final EngineSetup setup;
    private final Connection connection;
    private final BatchHistory history = new BatchHistory();
    private long records;
    private Optional<Instant> last = Optional.empty();

    public HoldFindings(EngineSetup setup, Connection connection) {
        this.setup = setup;
        this.connection = connection;
    }

    /**
     * Returns what was found; of a category, nothing is known.
     *
     * @param subject whom the hold is on; empty for one on something else
     */
    public HoldPlacement of(LegalHold hold, Optional<Subject> subject) throws SQLException {
        OptionalLong found = OptionalLong.empty();
        boolean unknown = false;
        if (hold.scope() instanceof HoldScope.OfSubject held) {
            found = OptionalLong.of(rowsOf(subject.orElseThrow()));
            countRemoved(held);
        } else if (hold.scope() instanceof HoldScope.OfRecord held) {
            found = rows(held.record());
            countRemoved(held.record());
            unknown = found.equals(OptionalLong.of(0))
                    && records == 0
                    && history.hasForgotten(
                            connection, setup.tenant(), held.record().recordName());
        }
        return new HoldPlacement(hold, found, records, last, unknown);
    }

    private long rowsOf(Subject subject) throws SQLException {
        long rows = 0;
        for (RowStore store : setup.tables().values()) {
            rows += store.idsOf(connection, subject).size();
        }
        return rows;
    }

    private OptionalLong rows(RecordRef record) throws SQLException {
        RowStore store = setup.tables().get(record.recordName());
        return store == null
                ? OptionalLong.empty()
                : OptionalLong.of(
                        store.existing(connection, List.of(record.recordId())).size());
    }

    private void countRemoved(HoldScope.OfSubject subject) throws SQLException {
        String handle = subject.handle().hex();
        history.removedWith(connection, setup.tenant(), "handles", handle, (batch, at) -> {
            for (int i = 0; i < batch.handles().size(); i++) {
                count(batch, i, batch.handles().get(i).equals(subject.handle()), at);
            }
        });
    }

    private void countRemoved(RecordRef record) throws SQLException {
        String id = BatchText.id(record.recordId());
        history.removedWith(connection, setup.tenant(), "record_ids", id, (batch, at) -> {
            int position =
                    batch.recordName().equals(record.recordName()) ? batch.ids().indexOf(record.recordId()) : -1;
            if (position >= 0) {
                count(batch, position, true, at);
            }
        });
    }

    private void count(SweepBatch batch, int position, boolean inScope, Instant at) {
        ItemState state = batch.states().get(position);
        if (inScope && (state == ItemState.REMOVED || state == ItemState.VERIFIED)) {
            records++;
            last = last.filter(latest -> latest.isAfter(at)).or(() -> Optional.of(at));
        }
    }
}
