package dev.tacit.crypto.jdbc;

import dev.tacit.Safe;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Stores epochs and keys unless something forbids it: a shred, or an epoch that takes no more keys. Each waits for whoever is
 * about to forbid it, and looks after that.
 */
final class FirstWrites {
    private FirstWrites() {}

    /** Stores an epoch, unless the tenant is shredded. */
    static EpochRow insert(Connection connection, EpochRow row) throws SQLException {
        ShredRows.holdOff(connection);
        TenantShreds.requireAlive(connection, row.tenant());
        return KeyRows.insert(connection, row);
    }

    /**
     * Stores a key, unless the tenant is shredded, the epoch is not open, or the key is of a narrower scope and its subject's
     * own key is not active.
     */
    static KeyRow insert(Connection connection, KeyRow row) throws SQLException {
        if (row.slot().isNarrower()) {
            ShredRows.holdOff(connection); // before the epoch, as a tenant's shred does
        }
        boolean open = KeyRows.holdOpen(connection, row.tenant(), row.epoch());
        TenantShreds.requireAlive(connection, row.tenant());
        if (!open) {
            throw new KeyUnavailableException(
                    "the epoch takes no more keys; try again under the next", Safe.of("epoch", row.epoch()));
        }
        requireWholeSubjectActive(connection, row.slot());
        return KeyRows.insert(connection, row);
    }

    private static void requireWholeSubjectActive(Connection connection, KeySlot slot) throws SQLException {
        if (slot.isNarrower() && !KeyRows.isActive(connection, slot.ofWholeSubject())) {
            throw new KeyShreddedException("the subject has no active key, so none of a narrower scope is made");
        }
    }
}
