package dev.tacit.crypto.jdbc;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The steps of a subject's shred. Each holds the store's own row first, so one goes at a time, over all nodes. */
final class Shreds {
    private Shreds() {}

    /** A request that is known already is returned as it stands. */
    static ShredRow disable(Connection connection, ShredRow request, ShredLimit limit) throws SQLException {
        ShredRows.lock(connection);
        Optional<ShredRow> known = ShredRows.find(connection, request.tenant(), request.requestId());
        if (known.isPresent()) {
            return known.get();
        }
        limit.requireRoom(ShredRows.countSince(connection, request.tenant(), limit.after()));
        return disable(connection, request);
    }

    static ShredRow reactivate(Connection connection, Tenant tenant, String requestId, Instant now)
            throws SQLException {
        ShredRow request = locked(connection, tenant, requestId);
        if (request.state() == ShredRow.State.DESTROYED) {
            throw new ShredRefusedException("the keys are destroyed already", Safe.of("request", requestId));
        }
        return request.state() == ShredRow.State.CANCELLED ? request : reactivate(connection, request, now);
    }

    static ShredRow destroy(Connection connection, Tenant tenant, String requestId, Instant now) throws SQLException {
        ShredRow request = locked(connection, tenant, requestId);
        if (request.state() == ShredRow.State.CANCELLED) {
            throw new ShredRefusedException("the request was cancelled", Safe.of("request", requestId));
        }
        return request.state() == ShredRow.State.DESTROYED ? request : destroy(connection, request, now);
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

    /** What another request in quarantine covers stays disabled. */
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

    private static ShredRow locked(Connection connection, Tenant tenant, String requestId) throws SQLException {
        ShredRows.lock(connection);
        return ShredRows.find(connection, tenant, requestId)
                .orElseThrow(() -> new ShredRefusedException("there is no such shred", Safe.of("request", requestId)));
    }
}
