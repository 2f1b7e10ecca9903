package dev.tacit.crypto.jdbc;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.TenantShredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The steps of a tenant's shred. Each holds the store's own row first, so one goes at a time, over all nodes. */
final class TenantShreds {
    private TenantShreds() {}

    /** A request that is known already is returned as it stands. */
    static TenantShredRow disable(Connection connection, TenantShredRow request) throws SQLException {
        ShredRows.lock(connection);
        Optional<TenantShredRow> known = known(connection, request);
        if (known.isPresent()) {
            return known.get();
        }
        if (TenantShredRows.stands(connection, request.tenant())) {
            throw new ShredRefusedException("another request has shredded this tenant already");
        }
        TenantShredRows.lockEpochs(connection, request.tenant());
        TenantShredRow covering = request.covering(TenantShredRows.countKeys(connection, request.tenant()));
        TenantShredRows.insert(connection, covering);
        ShredRows.count(connection);
        return covering;
    }

    /** A request that stands like this already is returned as it is. */
    static TenantShredRow change(Connection connection, TenantShredRow next) throws SQLException {
        ShredRows.lock(connection);
        TenantShredRow known = known(connection, next)
                .orElseThrow(() ->
                        new ShredRefusedException("there is no such shred", Safe.of("request", next.requestId())));
        if (known.equals(next)) {
            return known;
        }
        if (!known.mayBecome(next)) {
            throw new ShredRefusedException(
                    "a tenant's shred does not go from here to there",
                    Safe.of("from", known.state()),
                    Safe.of("to", next.state()));
        }
        store(connection, next);
        return next;
    }

    /** @throws KeyShreddedException if the tenant is shredded, or about to be */
    static void requireAlive(Connection connection, Tenant tenant) throws SQLException {
        if (TenantShredRows.stands(connection, tenant)) {
            throw new KeyShreddedException("the tenant was shredded");
        }
    }

    private static void store(Connection connection, TenantShredRow next) throws SQLException {
        TenantShredRows.update(connection, next);
        if (next.state() == ShredRow.State.DESTROYED) {
            TenantShredRows.destroyAll(connection, next.tenant());
        }
        ShredRows.count(connection);
    }

    private static Optional<TenantShredRow> known(Connection connection, TenantShredRow like) throws SQLException {
        return TenantShredRows.of(connection, like.tenant()).stream()
                .filter(row -> row.requestId().equals(like.requestId()))
                .findFirst();
    }
}
