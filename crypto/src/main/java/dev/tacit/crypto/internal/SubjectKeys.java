package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.provider.KeyScope;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cache of subject keys: by the subject, to seal; by the reference, to open. Both hold the same keys, and a key that is
 * forgotten is retired wherever it is known. None is served longer than {@link CacheLimits#maxAge} after its row was read:
 * within that time a shred on another node is noticed here. Thread-safe.
 *
 * <p>A key that is returned may be retired before it is used; {@link Workbench#lend} then says so, and the caller asks anew.
 */
public final class SubjectKeys {
    private final Ticker ticker;
    private final KeysByReference byReference;
    private final NewestKeys newest;

    /**
     * @param ticker the monotonic clock by which keys grow old
     * @param background where rows are read again before their keys are too old
     * @param later does what it is given after about {@link CacheLimits#maxAge}
     */
    public SubjectKeys(
            KeyStore store,
            KeyMint mint,
            Handles handles,
            Workbenches benches,
            CacheLimits limits,
            Ticker ticker,
            Executor background,
            Executor later) {
        this.ticker = ticker;
        LaterLook old = new LaterLook(later, this::dropOld);
        this.byReference = new KeysByReference(store, mint, benches, limits, ticker, background, old::expect);
        this.newest = new NewestKeys(store, mint, handles, byReference, limits);
    }

    /** Returns the time by the monotonic clock, for which the caller asks once an operation. */
    public long now() {
        return ticker.read();
    }

    /**
     * Returns the key that seals for a subject: the newest of its scope, made and stored first if there is none.
     *
     * @throws KeyShreddedException if the newest key is disabled or destroyed, or the subject's as a whole is: a key is made
     *     after that only by {@link #reopen}
     */
    public LeasedKey sealing(Tenant tenant, Subject subject, KeyScope scope, long now) {
        return sealing(tenant, subject, scope, now, null);
    }

    /**
     * Returns the key that seals for a subject, to somebody who has a key in hand already; uses that follow each other count
     * once when the cache decides what to keep.
     *
     * @param inHand used last by whoever asks
     */
    public LeasedKey sealing(Tenant tenant, Subject subject, KeyScope scope, long now, @Nullable LeasedKey inHand) {
        return newest.sealing(tenant, subject, scope, now, inHand);
    }

    /** Returns the key that seals in a slot, as {@link #sealing} does; the store is asked each time. */
    public LeasedKey newest(KeySlot slot, long now) {
        return newest.newest(slot, now);
    }

    /**
     * Returns the key of this reference, which may be dead.
     *
     * @throws CiphertextRejectedException if no subject of the tenant has such a key
     */
    public LeasedKey opening(Tenant tenant, KeyRef ref, long now) {
        return opening(tenant, ref, now, null);
    }

    /**
     * Returns the key that has this reference, to somebody who has a key in hand already; uses that follow each other count
     * once when the cache decides what to keep.
     *
     * @param inHand used last by whoever asks
     */
    public LeasedKey opening(Tenant tenant, KeyRef ref, long now, @Nullable LeasedKey inHand) {
        return byReference.opening(tenant, ref, now, inHand);
    }

    /** Loads those of these keys that are not cached, with one question to the store; what it does not know is left out. */
    public void loadAll(Tenant tenant, Collection<KeyRef> refs) {
        byReference.loadAll(tenant, refs);
    }

    /** Makes the slot's next generation if its newest is dead. Returns whether it did. */
    public boolean reopen(KeySlot slot) {
        return newest.reopen(slot);
    }

    /** Makes the next generation after a key that may seal no more, unless there is one. */
    public void renew(LeasedKey worn) {
        newest.renew(worn);
    }

    /** Retires what the request covers; of its own keys a load under way meanwhile is retired too. */
    public void forget(ShredRow request) {
        forget(request::covers);
        request.keys().forEach(ref -> byReference.forget(request.tenant(), ref));
    }

    /** Says whether a key is in memory that may be served. */
    public boolean servesAny() {
        return byReference.servesAny();
    }

    /** Returns how many keys are in memory, about. */
    public long count() {
        return byReference.count();
    }

    /** Retires the keys of these slots. */
    public void forget(Predicate<KeySlot> slots) {
        byReference.forget(slots);
        newest.forget(slots);
    }

    /** Retires the keys of these slots as {@link #forget(Predicate)} does, for who may be loading one at this moment. */
    public void retireAll(Predicate<KeySlot> slots) {
        byReference.retireAll(slots);
        newest.retireAll(slots);
    }

    /** Retires everything. */
    public void forgetAll() {
        forget(slot -> true);
    }

    /** Nobody may ask again for a key that is too old, and then it would stay. */
    private boolean dropOld() {
        long now = now();
        boolean someLeft = byReference.dropOld(now);
        return newest.dropOld(now) || someLeft;
    }
}
