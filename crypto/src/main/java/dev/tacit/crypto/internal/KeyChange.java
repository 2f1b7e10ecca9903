package dev.tacit.crypto.internal;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.time.Instant;

/** One change of a key table; the table is what its changes, in order, have made of it. Immutable and thread-safe. */
sealed interface KeyChange {
    /** The table's name and counter, as they are from here on. */
    record Marked(StoreMark mark) implements KeyChange {}

    /** An epoch was opened. */
    record EpochAdded(EpochRow row) implements KeyChange {}

    /** A key was made. */
    record KeyAdded(KeyRow row) implements KeyChange {}

    /** A request was stored as it is, with no effect on its keys: in a table that is written anew. */
    record ShredKept(ShredRow row) implements KeyChange {}

    /** A request disabled the keys that it covers. */
    record Disabled(ShredRow row) implements KeyChange {}

    /** A request was cancelled. */
    record Reactivated(Tenant tenant, String requestId, Instant at) implements KeyChange {}

    /** A request's keys became tombstones. */
    record Destroyed(Tenant tenant, String requestId, Instant at) implements KeyChange {}

    /** A key may have sealed this many messages. */
    record Reserved(Tenant tenant, KeyRef ref, long messages) implements KeyChange {}

    /** A request to shred a tenant was stored as it is, with no effect on its keys: in a table that is written anew. */
    record TenantShredKept(TenantShredRow row) implements KeyChange {}

    /** A request to shred a tenant came, or went one step on. */
    record TenantShredChanged(TenantShredRow row) implements KeyChange {}
}
