package dev.tacit.crypto.key;

import dev.tacit.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where wrapped keys lie. What a method stored is durable when it returns: ciphertexts leave the vault only after their
 * key is stored. Reads see what was last written, so they go to the primary.
 *
 * <p>Each method is one transaction of its own, on a connection of its own, independent of the host's. Implementations
 * are thread-safe, and throw {@link KeyUnavailableException} if the store does not answer.
 */
public interface KeyStore extends AutoCloseable {
    /** How many messages are counted as reserved with each key that is stored, for whoever stored it. */
    int FIRST_MESSAGES = 64;

    /** Returns which store this is and how far its shreds have come. */
    StoreMark mark();

    /** Returns the tenant's epoch with the highest number. */
    Optional<EpochRow> newestEpoch(Tenant tenant);

    /** Returns one epoch. */
    Optional<EpochRow> epoch(Tenant tenant, int number);

    /**
     * Stores an epoch, unless the tenant has one with this number.
     *
     * @return the stored row: this one, or the one that was there first
     * @throws KeyShreddedException if the tenant as a whole is shredded
     */
    EpochRow insertEpochIfAbsent(EpochRow row);

    /** Returns the keys of a slot, tombstones included, by ascending generation. */
    List<KeyRow> generations(KeySlot slot);

    /** Returns the tenant's key with this reference, or its tombstone. */
    Optional<KeyRow> byReference(Tenant tenant, KeyRef ref);

    /**
     * Returns the tenant's keys with these references, tombstones included, in any order; what the store does not know is
     * left out. A page of records asks for all its keys at once, so a store that can answer with one query does.
     */
    default List<KeyRow> byReferences(Tenant tenant, Collection<KeyRef> refs) {
        return refs.stream().flatMap(ref -> byReference(tenant, ref).stream()).toList();
    }

    /**
     * Stores a key, unless its slot has one of this generation. Of several callers at once exactly one stores.
     *
     * <p>{@link #FIRST_MESSAGES} messages count as reserved from the start. A key of a narrower scope is stored only while the newest key of the whole subject is active, and no shred comes
     * between the look and the storing: a shred of the whole subject covers it, or keeps it out.
     *
     * @param row in state {@code ACTIVE}
     * @return the stored row: this one, or the one that was there first
     * @throws KeyUnavailableException if the row's epoch is not open
     * @throws KeyShreddedException if the tenant as a whole is shredded
     * @throws KeyShreddedException if the row's scope is narrower, and the whole subject has no active key
     */
    KeyRow insertKeyIfAbsent(KeyRow row);

    /**
     * Adds to the number of messages that a key may have sealed. A vault asks before it seals them, so the sum is never too
     * low, and after a crash too high.
     *
     * @param messages at least 1
     * @return the sum
     * @throws KeyUnavailableException if the store has no such key
     */
    long reserveMessages(Tenant tenant, KeyRef ref, long messages);

    /** Returns a shred by the caller's id. */
    Optional<ShredRow> shred(Tenant tenant, String requestId);

    /**
     * Stores a request, adds to it the keys that it covers and that are not destroyed, and disables them. Of several callers
     * at once no more pass than the limit allows.
     *
     * @return the stored request; if its id is known already, that one, and nothing is touched
     * @throws ShredRefusedException if so many requests of the tenant have disabled keys
     */
    ShredRow disable(ShredRow request, ShredLimit limit);

    /**
     * Cancels a request in quarantine: its keys are active again, except those that another request in quarantine covers.
     *
     * @return the request; unchanged if it was cancelled before
     * @throws ShredRefusedException if the request is not known or its keys are destroyed
     */
    ShredRow reactivate(Tenant tenant, String requestId, Instant now);

    /**
     * Turns the keys of a request into tombstones: the wrapped keys are removed, here and in whatever the store itself
     * keeps of older states.
     *
     * @return the request; unchanged if its keys were destroyed before
     * @throws ShredRefusedException if the request is not known or was cancelled
     */
    ShredRow destroy(Tenant tenant, String requestId, Instant now);

    /** Returns requests, of all tenants, whose quarantine has ended and whose keys still exist; at most this many. */
    List<ShredRow> due(Instant now, int limit);

    /** Returns the requests to shred this tenant as a whole, in the order in which they came. */
    List<TenantShredRow> tenantShreds(Tenant tenant);

    /**
     * Stores a request to shred everything of a tenant. While it stands, the tenant's active keys are read as disabled, and
     * neither keys nor epochs of the tenant's are stored; none is stored between the look and the storing either.
     *
     * @return the stored request; if its id is known already, that one, and nothing is touched
     * @throws ShredRefusedException if another such request stands
     */
    TenantShredRow disableTenant(TenantShredRow request);

    /**
     * Stores what became of a request to shred a tenant. Once it is destroyed all of the tenant's keys are tombstones and
     * its epochs closed: the wrapped keys of both are removed, here and in whatever the store itself keeps of older states.
     *
     * @return the stored request; unchanged if it is like this already
     * @throws ShredRefusedException if it is not known or {@linkplain TenantShredRow#mayBecome may not become} this
     */
    TenantShredRow changeTenantShred(TenantShredRow next);

    /** Lets go of files and locks; what the host handed in stays open. */
    @Override
    default void close() {}
}
