package dev.tacit.crypto.jdbc;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A key store in H2 or PostgreSQL. The tables are those of {@code key-store.sql} in this package; {@link #createTables()}
 * makes them.
 *
 * <p>The data source has a pool of its own: a first write commits its key on a connection of its own while the host's
 * transaction holds another, so sharing one pool can deadlock. It connects to the primary. Asynchronous failover of the
 * database loses the newest keys, and with them what they sealed. Thread-safe.
 *
 * <p>Whatever changes rows runs at READ COMMITTED and locks in one order, so that no two transactions wait for each other:
 * the store's own row, then epochs, then keys.
 */
public final class JdbcKeyStore implements KeyStore {
    private final DataSource dataSource;
    private final Transactions transactions;

    private JdbcKeyStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.transactions = new Transactions(dataSource);
    }

    /** Returns the key store in this database; nothing is asked of it yet. */
    public static JdbcKeyStore on(DataSource dataSource) {
        return new JdbcKeyStore(dataSource);
    }

    /**
     * Creates the tables that are missing, and gives a new store its name.
     *
     * @return this store
     * @throws KeyUnavailableException if the database does not do it
     */
    @CanIgnoreReturnValue
    public JdbcKeyStore createTables() {
        new KeyTables(dataSource).create();
        return this;
    }

    @Override
    public StoreMark mark() {
        return transactions.read(ShredRows::mark);
    }

    @Override
    public Optional<EpochRow> newestEpoch(Tenant tenant) {
        return transactions.read(connection -> KeyRows.newestEpoch(connection, tenant));
    }

    @Override
    public Optional<EpochRow> epoch(Tenant tenant, int number) {
        return transactions.read(connection -> KeyRows.epoch(connection, tenant, number));
    }

    @Override
    public EpochRow insertEpochIfAbsent(EpochRow row) {
        return transactions
                .insert(connection -> FirstWrites.insert(connection, row))
                .orElseGet(() -> epoch(row.tenant(), row.number()).orElseThrow());
    }

    @Override
    public List<KeyRow> generations(KeySlot slot) {
        return transactions.read(connection -> KeyRows.generations(connection, slot));
    }

    @Override
    public Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        return transactions.read(connection -> KeyRows.byReference(connection, tenant, ref));
    }

    @Override
    public List<KeyRow> byReferences(Tenant tenant, Collection<KeyRef> refs) {
        return transactions.read(connection -> KeyRows.byReferences(connection, tenant, List.copyOf(refs)));
    }

    @Override
    public KeyRow insertKeyIfAbsent(KeyRow row) {
        return transactions
                .insert(connection -> FirstWrites.insert(connection, row))
                .orElseGet(() -> generation(row));
    }

    @Override
    public long reserveMessages(Tenant tenant, KeyRef ref, long messages) {
        return transactions
                .change(connection -> KeyRows.reserveMessages(connection, tenant, ref, messages))
                .orElseThrow(() -> new KeyUnavailableException("the key store has no such key to count messages of"));
    }

    @Override
    public Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return transactions.read(connection -> ShredRows.find(connection, tenant, requestId));
    }

    @Override
    public ShredRow disable(ShredRow request, ShredLimit limit) {
        return transactions.change(connection -> Shreds.disable(connection, request, limit));
    }

    @Override
    public ShredRow reactivate(Tenant tenant, String requestId, Instant now) {
        return transactions.change(connection -> Shreds.reactivate(connection, tenant, requestId, now));
    }

    @Override
    public ShredRow destroy(Tenant tenant, String requestId, Instant now) {
        return transactions.change(connection -> Shreds.destroy(connection, tenant, requestId, now));
    }

    @Override
    public List<ShredRow> due(Instant now, int limit) {
        return transactions.read(connection -> ShredRows.due(connection, now, limit));
    }

    @Override
    public List<TenantShredRow> tenantShreds(Tenant tenant) {
        return transactions.read(connection -> TenantShredRows.of(connection, tenant));
    }

    @Override
    public TenantShredRow disableTenant(TenantShredRow request) {
        return transactions.change(connection -> TenantShreds.disable(connection, request));
    }

    @Override
    public TenantShredRow changeTenantShred(TenantShredRow next) {
        return transactions.change(connection -> TenantShreds.change(connection, next));
    }

    private KeyRow generation(KeyRow row) {
        return generations(row.slot()).stream()
                .filter(there -> there.generation() == row.generation())
                .findFirst()
                .orElseThrow(() -> new KeyUnavailableException("the key store has a key of this reference elsewhere"));
    }
}
