package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.TenantShredRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every key store does whose rows lie in a database behind JDBC: {@link KeyStoreContract}, and no act of it is ever done
 * by half, whatever breaks it at whichever statement: the driver, a bug, or an {@link Error} such as a stack that ends. An
 * implementation's test extends it and says how to open the store on a database.
 */
public abstract class JdbcKeyStoreContract extends KeyStoreContract {
    private static final List<Throwable> BREAKING = List.of(
            new SQLException("a fault was injected", "08006"),
            new IllegalStateException("a fault was injected"),
            new StackOverflowError("a fault was injected"));

    private final StatementFaults faults = new StatementFaults();
    private DataSource database;

    /** For implementers' tests. */
    @SuppressWarnings("NullAway.Init") // set before each test
    protected JdbcKeyStoreContract() {}

    /** Returns a database that is empty. */
    protected abstract DataSource freshDatabase() throws Exception;

    /** Opens the store in this database; makes its tables if they are missing. */
    protected abstract KeyStore openOn(DataSource database) throws Exception;

    @Override
    protected final KeyStore openFresh() throws Exception {
        database = faults.around(freshDatabase());
        return openOn(database);
    }

    @Override
    protected final Optional<KeyStore> reopen() throws Exception {
        return Optional.of(openOn(database));
    }

    @AfterEach
    public void closeConnections() throws SQLException {
        faults.closeIdle();
    }

    @Test
    public void aFirstWriteThatBreaks_isNotDoneByHalf() {
        EpochRow epoch = epoch(SHOP, 2, "kek-b");
        insert(ALICE, 1, 11);
        KeyRow narrow = key(KeySlot.ofSubject(SHOP, ALICE, NARROW), 1, 12);

        assertThat(brokenAnywhere(() -> store.insertEpochIfAbsent(epoch))).isEqualTo(epoch);
        assertThat(brokenAnywhere(() -> store.insertKeyIfAbsent(narrow))).isEqualTo(narrow);
    }

    @Test
    public void aShredThatBreaks_isNotDoneByHalf_andRepeatedItDisablesEveryKey() {
        KeyRow[] rows = keysOfAlice();

        ShredRow shred = brokenAnywhere(() -> disable(request("r1", KeySlot.WHOLE_SUBJECT)));

        assertThat(shred.keys()).hasSize(rows.length);
        assertThat(states(rows)).containsOnly(KeyRow.State.DISABLED);
    }

    @Test
    public void aDestructionThatBreaks_isNotDoneByHalf_andRepeatedItDestroysEveryKey() {
        KeyRow[] rows = keysOfAlice();
        disable(request("r1", KeySlot.WHOLE_SUBJECT));

        ShredRow shred = brokenAnywhere(() -> store.destroy(SHOP, "r1", NEXT_NOON));

        assertThat(shred.state()).isEqualTo(ShredRow.State.DESTROYED);
        for (KeyRow row : rows) {
            assertThat(store.byReference(SHOP, row.ref())).contains(row.in(KeyRow.State.DESTROYED));
        }
    }

    @Test
    public void aCancellationThatBreaks_isNotDoneByHalf_andRepeatedItBringsBackEveryKey() {
        KeyRow[] rows = keysOfAlice();
        disable(request("r1", KeySlot.WHOLE_SUBJECT));

        ShredRow shred = brokenAnywhere(() -> store.reactivate(SHOP, "r1", NOON));

        assertThat(shred.state()).isEqualTo(ShredRow.State.CANCELLED);
        assertThat(states(rows)).containsOnly(KeyRow.State.ACTIVE);
    }

    @Test
    public void aShredOfATenantThatBreaks_isNotDoneByHalf_atNoStep() {
        KeyRow[] rows = keysOfAlice();

        TenantShredRow shred = brokenAnywhere(() -> store.disableTenant(tenantRequest("t1")));
        assertThat(shred.keys()).isEqualTo(rows.length);
        assertThat(states(rows)).containsOnly(KeyRow.State.DISABLED);

        TenantShredRow destroyed = shred.ended(ShredRow.State.DESTROYED, NEXT_NOON);
        assertThat(brokenAnywhere(() -> store.changeTenantShred(destroyed))).isEqualTo(destroyed);
        assertThat(states(rows)).containsOnly(KeyRow.State.DESTROYED);
    }

    private KeyRow[] keysOfAlice() {
        KeyRow whole = insert(ALICE, 1, 11);
        List<KeyRow> rows = new ArrayList<>(List.of(whole));
        for (int scope = 1; scope <= 2; scope++) {
            KeyRow narrow = key(KeySlot.ofSubject(SHOP, ALICE, ("0" + scope).repeat(16)), 1, 11 + scope);
            assertThat(store.insertKeyIfAbsent(narrow)).isEqualTo(narrow);
            rows.add(narrow);
        }
        return rows.toArray(KeyRow[]::new);
    }

    /** Breaks the act at its first statement, at its second, and so on, in every way; returns what it does once it is let. */
    private <T> T brokenAnywhere(Supplier<T> act) {
        List<Object> before = rows();
        for (int statement = 0; ; statement++) {
            for (Throwable fault : BREAKING) {
                for (boolean alsoAtRollback : new boolean[] {false, true}) {
                    faults.set(statement, fault, alsoAtRollback);
                    List<T> done = new ArrayList<>();
                    Throwable seen = catchThrowable(() -> done.add(act.get()));
                    if (!faults.end()) {
                        assertThat(seen).isNull();
                        return done.get(0);
                    }
                    assertThat(seen).isNotNull();
                    assertThat(rows()).isEqualTo(before);
                }
            }
        }
    }

    private List<Object> rows() {
        List<Object> rows = new ArrayList<>(List.of(store.mark(), store.newestEpoch(SHOP), store.tenantShreds(SHOP)));
        rows.add(store.shred(SHOP, "r1"));
        List<KeyRef> refs = List.of(new KeyRef(11, 11), new KeyRef(12, 12), new KeyRef(13, 13));
        rows.add(Set.copyOf(store.byReferences(SHOP, refs)));
        return rows;
    }
}
