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
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shreds the keys of subjects of whom nothing personal is left. A key seals all records of its subject, so it goes only
 * after the last of them: what is held, kept or not yet due in any mapped table, or left in any other store, saves it.
 *
 * <p>The intent is committed together with the erasure; the key is disabled afterward, under the hold gate and after a
 * look at what is left; a hold, or a customer who comes back, cancels it until the vault's quarantine ends.
 * Thread-safe.
 */
public final class Shreds {
    private static final Logger LOG = LoggerFactory.getLogger(Shreds.class);

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
        erased.forEach(row -> row.subject().ifPresent(subject -> subjects.put(subject.id(), subject)));
        for (Subject subject : subjects.values()) {
            table.note(connection, dialect, subject, setup.handleOf(subject));
        }
    }

    /** Disables what is intended, brings back what is missed, and forgets what is over. */
    void proceed() {
        if (setup.shredding().isEmpty()) {
            return;
        }
        List<ShredTable.Intent> intents = setup.database().transaction((connection, dialect) -> table.all(connection));
        for (ShredTable.Intent intent : intents) {
            proceed(intent);
        }
    }

    /** A key store or another store that fails for one subject stops neither the others' keys nor the sweep. */
    private void proceed(ShredTable.Intent intent) {
        try {
            setup.database().act((connection, dialect) -> {
                setup.holds().enterShared(connection, dialect);
                proceed(connection, intent);
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
        boolean missed = isHeld(connection, intent.handle(), now) || !nothingLeft(connection, intent.subject());
        if (intent.requestedAt().isEmpty()) {
            if (missed) {
                // A crash may have come between the request and its note here: then the key is disabled already.
                cancel(connection, intent);
            } else {
                // A crash after this and before the commit repeats the request, which the shredder knows by its id.
                ShredReport unused = shred(intent);
                table.requested(connection, intent, now);
            }
        } else if (shred(intent).state() != ShredReport.State.DISABLED) {
            table.forget(connection, intent);
        } else if (missed) {
            cancel(connection, intent);
        }
    }

    private ShredReport shred(ShredTable.Intent intent) {
        return shredding()
                .shredder()
                .shred(new ShredRequest(setup.tenant(), intent.subject(), KeyScope.subject(), intent.requestId()));
    }

    /** Brings back a held subject's key; the caller has the hold gate alone. */
    public void cancel(Connection connection, SubjectHandle handle) throws SQLException {
        if (setup.shredding().isPresent()) {
            for (ShredTable.Intent intent : table.of(connection, handle)) {
                cancel(connection, intent);
            }
        }
    }

    /** A key that could still be brought back, and was not, keeps its intent; and who places a hold is told. */
    private void cancel(Connection connection, ShredTable.Intent intent) throws SQLException {
        try {
            ShredReport unused = shredding().shredder().cancelShred(setup.tenant(), intent.requestId());
        } catch (TacitException failed) {
            // Destroyed already, or never requested: nothing can be brought back. A repeated request touches nothing.
            if (intent.requestedAt().isPresent() && shred(intent).state() == ShredReport.State.DISABLED) {
                throw failed;
            }
        }
        table.forget(connection, intent);
    }

    private boolean isHeld(Connection connection, SubjectHandle handle, Instant now) throws SQLException {
        return setup.holds().effective(connection, now).stream()
                .anyMatch(hold -> hold.scope().equals(new HoldScope.OfSubject(handle)));
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
