package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.TacitException;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import dev.tacit.retention.hold.HoldScope;
import dev.tacit.retention.hold.LegalHold;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shreds the keys of subjects of whom nothing personal is left. A key seals all records of its subject, so it goes only
 * after the last of them: what is held, kept or not yet due in any mapped table, or left in any other store, saves it.
 *
 * <p>The intent is committed together with the erasure; the key is disabled afterward, under the hold gate and after a
 * look at what is left; a hold, or a customer who comes back, cancels it until the vault's quarantine ends. A key that is
 * missed waits, and is asked for anew once something of its subject's was erased, and once a day: only when it is
 * destroyed is the intent forgotten. Thread-safe.
 */
public final class Shreds {
    private static final Logger LOG = LoggerFactory.getLogger(Shreds.class);
    private static final Duration DAY = Duration.ofHours(24);

    private final EngineSetup setup;
    private final ShredTable table;

    public Shreds(EngineSetup setup) {
        this.setup = setup;
        this.table = new ShredTable(setup.tenant());
    }

    /** Notes the subjects of these rows, which were erased in the same transaction. */
    void note(Connection connection, Dialect dialect, List<Row> erased) throws SQLException {
        // In one order everywhere, so that two workers do not wait for each other.
        SortedMap<String, Subject> subjects = new TreeMap<>();
        erased.forEach(row -> row.subject()
                .ifPresent(subject -> subjects.put(setup.handleOf(subject).hex(), subject)));
        for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
            table.note(connection, dialect, subject.getValue(), SubjectHandle.parse(subject.getKey()));
        }
    }

    /** Has keys that wait asked for anew, of whose subjects something was erased in the same transaction. */
    void askAnew(Connection connection, List<SubjectHandle> handles) throws SQLException {
        if (setup.shredding().isPresent() && !handles.isEmpty()) {
            table.askAnew(connection, handles);
        }
    }

    /** Returns how many keys wait; none where no rule shreds. */
    long waiting(Connection connection) throws SQLException {
        return setup.shredding().isPresent() ? table.waiting(connection) : 0;
    }

    /** Disables what is intended, brings back what is missed, and forgets what is over. */
    void proceed() {
        if (setup.shredding().isEmpty()) {
            return;
        }
        List<ShredTable.Intent> intents = setup.database()
                .transaction((connection, dialect) ->
                        table.toAsk(connection, setup.clock().now(connection).minus(DAY)));
        for (ShredTable.Intent intent : intents) {
            proceed(intent);
        }
    }

    /** A key store or another store that fails for one subject stops neither the others' keys nor the sweep. */
    private void proceed(ShredTable.Intent intent) {
        try {
            setup.database().act((connection, dialect) -> {
                setup.holds().enterShared(connection, dialect);
                Optional<ShredTable.Intent> locked = table.lock(connection, dialect, intent);
                if (locked.isPresent()) {
                    proceed(connection, locked.get());
                }
            });
        } catch (SweepRefusedException clocks) {
            throw clocks;
        } catch (RuntimeException failure) {
            // Its message may name the subject, so only its class is told. The intent stays, and the next sweep tries
            // again.
            LOG.atWarn()
                    .addKeyValue("request", intent.requestId())
                    .addKeyValue("exception", failure.getClass().getName())
                    .log("a key whose last record is gone could not be shredded");
        }
    }

    private void proceed(Connection connection, ShredTable.Intent intent) throws SQLException {
        Instant now = setup.clock().trustedNow(connection);
        boolean missed =
                isHeld(connection, intent, new ActiveHolds(setup.holds().effective(connection, now)))
                        || !nothingLeft(connection, intent.subject());
        if (intent.requestedAt().isEmpty()) {
            if (missed) {
                // A crash may have come between the request and its note here: then the key is disabled already.
                cancel(connection, intent);
                table.asked(connection, intent, now);
            } else {
                // A crash after this and before the commit repeats the request, which the shredder knows by its id.
                ShredReport unused = shred(intent);
                table.requested(connection, intent, now);
            }
            return;
        }
        switch (shred(intent).state()) {
            case DISABLED -> {
                if (missed) {
                    cancel(connection, intent);
                }
            }
            case CANCELLED -> table.waitAgain(connection, intent);
            case NOTHING_TO_SHRED, SHRED_PENDING, SHREDDED -> table.forget(connection, intent);
        }
    }

    private ShredReport shred(ShredTable.Intent intent) {
        return shredding()
                .shredder()
                .shred(new ShredRequest(setup.tenant(), intent.subject(), KeyScope.subject(), intent.requestId()));
    }

    /** Brings back the keys of whom a hold concerns; the caller has the hold gate alone. */
    public void cancel(Connection connection, LegalHold hold) throws SQLException {
        if (setup.shredding().isPresent()) {
            for (ShredTable.Intent intent : intents(connection, hold.scope())) {
                if (isHeld(connection, intent, new ActiveHolds(List.of(hold)))) {
                    cancel(connection, intent);
                }
            }
        }
    }

    private List<ShredTable.Intent> intents(Connection connection, HoldScope scope) throws SQLException {
        return scope instanceof HoldScope.OfSubject held ? table.of(connection, held.handle()) : table.all(connection);
    }

    /** A key that could still be brought back, and was not, keeps its intent as it is; and who places a hold is told. */
    private void cancel(Connection connection, ShredTable.Intent intent) throws SQLException {
        boolean requested = intent.requestedAt().isPresent();
        try {
            ShredReport unused = shredding().shredder().cancelShred(setup.tenant(), intent.requestId());
        } catch (TacitException failed) {
            // Never requested: nothing to bring back. Destroyed: the next look forgets it.
            if (requested && shred(intent).state() == ShredReport.State.DISABLED) {
                throw failed;
            }
            return;
        }
        table.waitAgain(connection, intent);
    }

    /** A hold on one of the subject's records, or on a category in one, keeps the key too: copies and backups need it. */
    private boolean isHeld(Connection connection, ShredTable.Intent intent, ActiveHolds holds) throws SQLException {
        if (holds.holds().isEmpty()) {
            return false;
        }
        if (holds.holds().stream().anyMatch(hold -> hold.scope().equals(new HoldScope.OfSubject(intent.handle())))) {
            return true;
        }
        for (Map.Entry<String, RowStore> store : setup.tables().entrySet()) {
            Set<String> categories = store.getValue().table().categories().keySet();
            for (String id : store.getValue().idsOf(connection, intent.subject())) {
                RecordRef record = RecordRef.of(store.getKey(), id);
                if (!holds.on(record, Optional.empty(), categories).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean nothingLeft(Connection connection, Subject subject) throws SQLException {
        for (RowStore store : setup.tables().values()) {
            for (Row row : store.find(connection, store.idsOf(connection, subject))) {
                if (row.personalDataLeft(store.table().mapping())) {
                    return false;
                }
            }
        }
        for (PersonalDataProvider other : shredding().others()) {
            List<RecordRef> records = other.locate(subject);
            if (!records.isEmpty() && !other.verifyGone(subject, records).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private KeyShredding shredding() {
        return setup.shredding().orElseThrow();
    }
}
