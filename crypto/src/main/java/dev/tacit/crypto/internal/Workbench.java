package dev.tacit.crypto.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What one thread at a time works with: nonces in hand, and a cipher for keys that have none of their own yet, or whose own
 * is in use. Taken from {@link Workbenches}, and given back. Not thread-safe.
 */
public final class Workbench extends KeptApart {
    private static final VarHandle TAKEN = taken();

    /** So often in a row a bench borrows what is kept with a key before it makes a lease of its own. */
    private static final int BORROWINGS = 64;

    private final NonceBuffer nonces;
    private final ListsInHand lists = new ListsInHand();
    private volatile boolean taken = true;
    private boolean placed;
    private AesGcm spare = new AesGcm();
    private BenchLease.@Nullable Holder onBench;
    private boolean onBenchIsLent;
    /** What is lent, if it is kept with its key. */
    private @Nullable KeyLease borrowed;

    private @Nullable LeasedKey lastBorrowed;
    private int borrowings;

    /** Makes a bench that is taken. */
    Workbench(NonceBuffer nonces) {
        this.nonces = nonces;
    }

    /** Takes the bench; false if it is taken. */
    boolean take() {
        return !taken && TAKEN.compareAndSet(this, false, true);
    }

    /** Lets others take it. */
    void giveBack() {
        taken = false;
    }

    /** Notes that it stays, and may be taken. */
    void place() {
        placed = true;
        giveBack();
    }

    /** Says whether it stays where others find it. */
    boolean isPlaced() {
        return placed;
    }

    /**
     * Lends a key until {@link #end()}: the lease that stayed on this bench, or the one that is kept with the key, or a new
     * one. A key that is used once is not worth a cipher of its own; used again it gets one. A key that a bench lends again and
     * again gets one there, so that two threads do not reach for what is kept with it.
     *
     * @return null if the cache has dropped the key, so that it must be fetched again
     */
    public @Nullable KeyLease lend(LeasedKey key) {
        @Nullable KeyLease before = held();
        if (before != null && before.key() == key) {
            return before;
        }
        end();
        return key.isRetired() ? null : lease(key);
    }

    private @Nullable KeyLease lease(LeasedKey key) {
        @Nullable KeyLease here = here();
        if (here != null && here.key() == key) {
            onBenchIsLent = true;
            return here;
        }
        borrowed = isBorrowedAgainAndAgain(key) ? null : borrow(key);
        return borrowed == null ? putOnBench(key) : borrowed;
    }

    private @Nullable KeyLease borrow(LeasedKey key) {
        @Nullable KeyLease kept = key.take();
        return kept == null && key.wasUsedBefore() ? key.newKept() : kept;
    }

    private boolean isBorrowedAgainAndAgain(LeasedKey key) {
        if (lastBorrowed != key) {
            lastBorrowed = key;
            borrowings = 0;
        }
        return ++borrowings > BORROWINGS;
    }

    /** Returns what is lent, if it can go on: its cipher is sound, and its key not retired. */
    public @Nullable KeyLease held() {
        @Nullable KeyLease lent = onBenchIsLent ? here() : borrowed;
        return lent != null && lent.isSound() && !lent.key().isRetired() ? lent : null;
    }

    /** Returns the key that has a lease of its own here, lent or not; it may be retired. */
    public @Nullable LeasedKey keyHere() {
        @Nullable KeyLease here = here();
        return here == null ? null : here.key();
    }

    /** Ends the lease, if there is one. */
    public void end() {
        @Nullable KeyLease ended = borrowed;
        if (ended != null) {
            borrowed = null;
            ended.key().putBack(ended);
        } else if (onBenchIsLent) {
            onBenchIsLent = false;
            clearUnsound();
        }
    }

    /**
     * Makes sure that so many values can be sealed at this bench.
     *
     * @param count 1 to {@link NonceBuffer#CAPACITY}
     * @param now the time by the monotonic clock
     */
    public void prepareNonces(int count, long now) {
        nonces.prepare(count, now);
    }

    /** Returns the nonces in hand. */
    NonceBuffer nonces() {
        return nonces;
    }

    /** Returns the associated data in hand. */
    ListsInHand lists() {
        return lists;
    }

    /** Says whether a copy of a retired key lies here, and nobody works here. */
    boolean isIdleWithRetired() {
        return !taken && holdsRetired(); // in this order: nobody may look at the bench of somebody else
    }

    private boolean holdsRetired() {
        @Nullable KeyLease here = here();
        return here != null && here.key().isRetired();
    }

    private @Nullable KeyLease here() {
        BenchLease.@Nullable Holder here = onBench;
        return here == null ? null : here.lease;
    }

    /** Wipes the copy that lies here. */
    void clear() {
        @Nullable KeyLease here = here();
        if (here != null) {
            here.wipe();
            here.key().leftBench();
            spare = here.key().isRetired() ? new AesGcm() : new AesGcm(here); // its cipher knows the key
        }
        onBench = null;
    }

    private void clearUnsound() {
        @Nullable KeyLease here = here();
        if (here != null && !here.isSound()) {
            clear();
        }
    }

    private @Nullable KeyLease putOnBench(LeasedKey key) {
        clear();
        @Nullable BenchLease made = key.newOnBench(spare);
        onBench = made == null ? null : new BenchLease.Holder(made);
        onBenchIsLent = made != null;
        return made;
    }

    private static VarHandle taken() {
        try {
            return MethodHandles.lookup().findVarHandle(Workbench.class, "taken", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
