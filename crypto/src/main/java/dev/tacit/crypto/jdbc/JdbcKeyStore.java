package dev.tacit.crypto.jdbc;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.sql.Connection;
import java.sql.SQLException;
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
        return transactions.run(ShredRows::mark);
    }

    @Override
    public Optional<EpochRow> newestEpoch(Tenant tenant) {
        return transactions.run(connection -> KeyRows.newestEpoch(connection, tenant));
    }

    @Override
    public Optional<EpochRow> epoch(Tenant tenant, int number) {
        return transactions.run(connection -> KeyRows.epoch(connection, tenant, number));
    }

    @Override
    public EpochRow insertEpochIfAbsent(EpochRow row) {
        return transactions
                .insert(connection -> insertEpoch(connection, row))
                .orElseGet(() -> epoch(row.tenant(), row.number()).orElseThrow());
    }

    @Override
    public List<KeyRow> generations(KeySlot slot) {
        return transactions.run(connection -> KeyRows.generations(connection, slot));
    }

    @Override
    public Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        return transactions.run(connection -> KeyRows.byReference(connection, tenant, ref));
    }

    @Override
    public List<KeyRow> byReferences(Tenant tenant, Collection<KeyRef> refs) {
        return transactions.run(connection -> KeyRows.byReferences(connection, tenant, List.copyOf(refs)));
    }

    @Override
    public KeyRow insertKeyIfAbsent(KeyRow row) {
        return transactions
                .insert(connection -> insertUnderOpenEpoch(connection, row))
                .orElseGet(() -> generation(row));
    }

    @Override
    public long reserveMessages(Tenant tenant, KeyRef ref, long messages) {
        return transactions
                .run(connection -> KeyRows.reserveMessages(connection, tenant, ref, messages))
                .orElseThrow(() -> new KeyUnavailableException("the key store has no such key to count messages of"));
    }

    @Override
    public Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return transactions.run(connection -> ShredRows.find(connection, tenant, requestId));
    }

    @Override
    public ShredRow disable(ShredRow request) {
        return transactions.run(connection -> {
            ShredRows.lock(connection);
            Optional<ShredRow> known = ShredRows.find(connection, request.tenant(), request.requestId());
            return known.isPresent() ? known.get() : disable(connection, request);
        });
    }

    @Override
    public ShredRow reactivate(Tenant tenant, String requestId, Instant now) {
        return transactions.run(connection -> {
            ShredRow request = lockedRequest(connection, tenant, requestId);
            if (request.state() == ShredRow.State.DESTROYED) {
                throw new ShredRefusedException("the keys are destroyed already", Safe.of("request", requestId));
            }
            return request.state() == ShredRow.State.CANCELLED ? request : reactivate(connection, request, now);
        });
    }

    @Override
    public ShredRow destroy(Tenant tenant, String requestId, Instant now) {
        return transactions.run(connection -> {
            ShredRow request = lockedRequest(connection, tenant, requestId);
            if (request.state() == ShredRow.State.CANCELLED) {
                throw new ShredRefusedException("the request was cancelled", Safe.of("request", requestId));
            }
            return request.state() == ShredRow.State.DESTROYED ? request : destroy(connection, request, now);
        });
    }

    @Override
    public List<ShredRow> due(Instant now, int limit) {
        return transactions.run(connection -> ShredRows.due(connection, now, limit));
    }

    @Override
    public int shredsSince(Tenant tenant, Instant after) {
        return transactions.run(connection -> ShredRows.countSince(connection, tenant, after));
    }

    @Override
    public List<TenantShredRow> tenantShreds(Tenant tenant) {
        return transactions.run(connection -> TenantShredRows.of(connection, tenant));
    }

    @Override
    public TenantShredRow disableTenant(TenantShredRow request) {
        return transactions.run(connection -> {
            ShredRows.lock(connection);
            Optional<TenantShredRow> known = known(connection, request);
            return known.isPresent() ? known.get() : disableTenant(connection, request);
        });
    }

    @Override
    public TenantShredRow changeTenantShred(TenantShredRow next) {
        return transactions.run(connection -> {
            ShredRows.lock(connection);
            TenantShredRow known = known(connection, next)
                    .orElseThrow(() ->
                            new ShredRefusedException("there is no such shred", Safe.of("request", next.requestId())));
            return known.equals(next) ? known : changeTenantShred(connection, known, next);
        });
    }

    private static Optional<TenantShredRow> known(Connection connection, TenantShredRow like) throws SQLException {
        return TenantShredRows.of(connection, like.tenant()).stream()
                .filter(row -> row.requestId().equals(like.requestId()))
                .findFirst();
    }

    private static TenantShredRow disableTenant(Connection connection, TenantShredRow request) throws SQLException {
        if (TenantShredRows.stands(connection, request.tenant())) {
            throw new ShredRefusedException("another request has shredded this tenant already");
        }
        TenantShredRows.lockEpochs(connection, request.tenant());
        TenantShredRow covering = request.covering(TenantShredRows.countKeys(connection, request.tenant()));
        TenantShredRows.insert(connection, covering);
        ShredRows.count(connection);
        return covering;
    }

    private static TenantShredRow changeTenantShred(Connection connection, TenantShredRow known, TenantShredRow next)
            throws SQLException {
        if (!known.mayBecome(next)) {
            throw new ShredRefusedException(
                    "a tenant's shred does not go from here to there",
                    Safe.of("from", known.state()),
                    Safe.of("to", next.state()));
        }
        TenantShredRows.update(connection, next);
        if (next.state() == ShredRow.State.DESTROYED) {
            TenantShredRows.destroyAll(connection, next.tenant());
        }
        ShredRows.count(connection);
        return next;
    }

    private static EpochRow insertEpoch(Connection connection, EpochRow row) throws SQLException {
        ShredRows.holdOff(connection);
        requireTenantAlive(connection, row.tenant());
        return KeyRows.insert(connection, row);
    }

    private static void requireTenantAlive(Connection connection, Tenant tenant) throws SQLException {
        if (TenantShredRows.stands(connection, tenant)) {
            throw new KeyShreddedException("the tenant was shredded");
        }
    }

    private KeyRow generation(KeyRow row) {
        return generations(row.slot()).stream()
                .filter(there -> there.generation() == row.generation())
                .findFirst()
                .orElseThrow(() -> new KeyUnavailableException("the key store has a key of this reference elsewhere"));
    }

    private static KeyRow insertUnderOpenEpoch(Connection connection, KeyRow row) throws SQLException {
        boolean open = KeyRows.holdOpen(connection, row.tenant(), row.epoch());
        requireTenantAlive(connection, row.tenant());
        if (!open) {
            throw new KeyUnavailableException(
                    "the epoch takes no more keys; try again under the next", Safe.of("epoch", row.epoch()));
        }
        if (row.slot().isNarrower()) {
            requireWholeSubjectActive(connection, row.slot());
        }
        return KeyRows.insert(connection, row);
    }

    private static void requireWholeSubjectActive(Connection connection, KeySlot slot) throws SQLException {
        ShredRows.holdOff(connection);
        if (!KeyRows.isActive(connection, slot.ofWholeSubject())) {
            throw new KeyShreddedException("the subject has no active key, so none of a narrower scope is made");
        }
    }

    private static ShredRow disable(Connection connection, ShredRow request) throws SQLException {
        ShredRow covering = request.covering(ShredRows.covered(connection, request));
        ShredRows.insert(connection, covering);
        for (KeyRef ref : covering.keys()) {
            ShredRows.change(connection, covering.tenant(), ref, KeyRow.State.DISABLED);
        }
        ShredRows.count(connection);
        return covering;
    }

    private static ShredRow reactivate(Connection connection, ShredRow request, Instant now) throws SQLException {
        ShredRow ended = request.ended(ShredRow.State.CANCELLED, now);
        ShredRows.end(connection, ended);
        for (KeyRef ref : ended.keys()) {
            if (!ShredRows.isQuarantined(connection, ended.tenant(), ref)) {
                ShredRows.change(connection, ended.tenant(), ref, KeyRow.State.ACTIVE);
            }
        }
        ShredRows.count(connection);
        return ended;
    }

    private static ShredRow destroy(Connection connection, ShredRow request, Instant now) throws SQLException {
        ShredRow ended = request.ended(ShredRow.State.DESTROYED, now);
        ShredRows.end(connection, ended);
        for (KeyRef ref : ended.keys()) {
            ShredRows.change(connection, ended.tenant(), ref, KeyRow.State.DESTROYED);
        }
        ShredRows.count(connection);
        return ended;
    }

    private static ShredRow lockedRequest(Connection connection, Tenant tenant, String requestId) throws SQLException {
        ShredRows.lock(connection);
        return ShredRows.find(connection, tenant, requestId)
                .orElseThrow(() -> new ShredRefusedException("there is no such shred", Safe.of("request", requestId)));
    }
}
