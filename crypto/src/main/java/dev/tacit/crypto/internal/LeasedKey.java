package dev.tacit.crypto.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A subject's key in the cache, or the knowledge that it is dead. Who works with it holds a {@link KeyLease} meanwhile, which
 * has a copy of its own. Once the cache has dropped the key it is retired: nobody is lent it any more, our own bytes are wiped
 * at once and each copy by its last holder. Copies inside the JCE are beyond our reach. Thread-safe.
 */
public final class LeasedKey {
    /** Longer ids are not remembered, so that what a key weighs is bounded. */
    private static final int MAX_REMEMBERED_CHARS = 64;

    /** A lease is granted so many messages, or the part below of all that are left where that is more. */
    private static final int FEW_MESSAGES = 32;

    private static final int PARTS = 8;

    /** A dead key opens nothing, so nothing is compared with this. */
    private static final KeyRef NO_REST = new KeyRef(0, 0);

    private static final VarHandle KEPT_IN_USE = handleOf("keptInUse", boolean.class);
    private static final VarHandle MESSAGES = handleOf("messages", long.class);
    private static final VarHandle NEXT_LOOK = handleOf("nextLook", long.class);

    private final KeySlot slot;
    private final Tenant tenant;
    private final KeyRef ref;
    private final long refHigh;
    private final long refLow;
    private final KeyRef restOfRef;
    private final boolean alive;
    private final SubjectHandle handle;
    private final long handleHigh;
    private final long handleLow;
    private final AesKey key;

    private int holders;
    /** Read and written by whoever has set {@link #keptInUse}; else it may only be looked at. */
    private @Nullable KeyLease kept;

    private volatile boolean keptInUse;
    private volatile boolean retired;
    private volatile boolean usedBefore;
    private int benches;
    private volatile long readAt;
    private volatile long nextLook;
    private volatile long sealsUntil;
    /** Its owner's id, if that is remembered: not the subject itself, which is one object more to fetch from memory. */
    private @Nullable volatile String owner;

    /** Reserved in the row, and granted to no lease yet. */
    private volatile long messages;

    private int block = KeyStore.FIRST_MESSAGES;

    private LeasedKey(KeyRow row, boolean alive, KeyRef restOfRef, AesKey key) {
        this.slot = row.slot();
        this.tenant = row.tenant();
        this.ref = row.ref();
        this.refHigh = ref.high();
        this.refLow = ref.low();
        this.restOfRef = restOfRef;
        this.alive = alive;
        this.handle = SubjectHandle.parse(slot.owner());
        this.handleHigh = HexFormat.fromHexDigitsToLong(slot.owner(), 0, 16);
        this.handleLow = HexFormat.fromHexDigitsToLong(slot.owner(), 16, 32);
        this.key = key;
    }

    static LeasedKey alive(KeyRow row, DerivedKey derived) {
        return new LeasedKey(row, true, derived.restOfRef(), new AesKey(derived.bytes()));
    }

    /** @throws CiphertextRejectedException if the row names no owner: with its key the proof of what it says is gone */
    static LeasedKey dead(KeyRow row) {
        try {
            return new LeasedKey(row, false, NO_REST, AesKey.none());
        } catch (IllegalArgumentException e) {
            throw new CiphertextRejectedException();
        }
    }

    /** Returns what it belongs to. */
    public KeySlot slot() {
        return slot;
    }

    /** Returns its reference. */
    public KeyRef ref() {
        return ref;
    }

    /** Says whether it is the tenant's key of this reference; nothing but the key itself is read. */
    boolean isNamed(Tenant whose, KeyRef name) {
        return refLow == name.low() && refHigh == name.high() && tenant.equals(whose);
    }

    /** By its reference, which is random already; that of an object takes a call of the virtual machine. */
    @Override
    public int hashCode() {
        return (int) refLow;
    }

    /** Returns the second half of its wide reference; of a dead key nothing is known of it. */
    KeyRef restOfRef() {
        return restOfRef;
    }

    /** Returns whose it is. */
    public SubjectHandle handle() {
        return handle;
    }

    /** Says whether the 16 bytes of {@link #ref()} stand there. */
    boolean hasRef(byte[] bytes, int offset) {
        return BigEndian.getLong(bytes, offset) == refHigh && BigEndian.getLong(bytes, offset + Long.BYTES) == refLow;
    }

    /** Writes the 16 bytes of {@link #ref()}. */
    void putRef(byte[] target, int offset) {
        BigEndian.putLong(target, offset, refHigh);
        BigEndian.putLong(target, offset + Long.BYTES, refLow);
    }

    /** Says whether these are the 16 bytes of {@link #handle()}, or begin with them. */
    boolean hasHandle(byte[] bytes) {
        return BigEndian.getLong(bytes, 0) == handleHigh && BigEndian.getLong(bytes, Long.BYTES) == handleLow;
    }

    /** Writes the 16 bytes of {@link #handle()}. */
    void putHandle(byte[] target, int offset) {
        BigEndian.putLong(target, offset, handleHigh);
        BigEndian.putLong(target, offset + Long.BYTES, handleLow);
    }

    /** Says whether it seals and opens; false once it is disabled or destroyed. */
    public boolean isAlive() {
        return alive;
    }

    /** Says whether it was found before to be this tenant's subject's; false tells nothing. */
    boolean isKnownAs(Tenant whose, Subject candidate) {
        return tenant.equals(whose) && isKnownAs(candidate);
    }

    /** Says whether it was found before to be this subject's; false tells nothing. */
    public boolean isKnownAs(Subject candidate) {
        @Nullable String known = owner;
        return known != null && known.equals(candidate.id());
    }

    /** Remembers whose it is, so that the handle need not be computed again; not if the id is long. Returns whether it does. */
    @CanIgnoreReturnValue
    public boolean knowAs(Subject subject) {
        boolean remembered = subject.id().length() <= MAX_REMEMBERED_CHARS;
        if (remembered && !isKnownAs(subject)) { // many threads read what would be written
            owner = subject.id();
        }
        return remembered;
    }

    /** Returns a number by which the key that seals for this subject is looked up. */
    static int hash(Tenant tenant, Subject owner) {
        return hash(tenant, owner.id());
    }

    private static int hash(Tenant tenant, String ownerId) {
        return 31 * tenant.id().hashCode() + ownerId.hashCode();
    }

    /** Returns {@link #hash} of its owner, if that one is remembered. */
    int ownerHash() {
        @Nullable String known = owner;
        return known == null ? 0 : hash(tenant, known);
    }

    /**
     * Takes some of the messages that are reserved and granted to no lease: a hot key's, of which many are reserved, many at a
     * time. 0 if there are none.
     */
    int takeMessages() {
        while (true) {
            long left = messages;
            int taken = (int) Math.min(left, Math.max(FEW_MESSAGES, left / PARTS));
            if (taken == 0 || MESSAGES.compareAndSet(this, left, left - taken)) {
                return taken;
            }
        }
    }

    /** Adds messages that are reserved. */
    void addMessages(long more) {
        if (more > 0) {
            long unused = (long) MESSAGES.getAndAdd(this, more);
        }
    }

    /** Says whether messages are reserved and granted to no lease. */
    boolean hasMessages() {
        return messages > 0;
    }

    /** Returns how many messages to reserve next; for {@link Messages}, under its lock, as the one below. */
    int block() {
        return block;
    }

    /** Notes that a block stands in the row. */
    void reserved(int reservedBlock, int next) {
        addMessages(reservedBlock);
        block = next;
    }

    /** Notes when its row was last read, and when to look at it again; by the monotonic clock. */
    void read(long now, long next) {
        readAt = now;
        nextLook = next;
    }

    /** Notes until when it seals, by the monotonic clock: before it seals anything, and never for a key that only opens. */
    void sealsUntil(long until) {
        sealsUntil = until;
    }

    /** Says whether it is so old that the next generation is to seal. */
    boolean isTooOldToSeal(long now) {
        return now - sealsUntil >= 0;
    }

    /** Returns when its row was last read. */
    long readAt() {
        return readAt;
    }

    /** Returns from when on its row should be read again. */
    long nextLook() {
        return nextLook;
    }

    /** Says to one caller of several that it is the one who reads the row again; {@code next} is when to try once more. */
    boolean looksAgain(long now, long next) {
        long due = nextLook;
        return now - due >= 0 && NEXT_LOOK.compareAndSet(this, due, next);
    }

    /** Says whether this is what a load of the row would make. */
    boolean isOf(KeyRow row) {
        return row.ref().equals(ref) && row.slot().equals(slot) && alive == (row.state() == KeyRow.State.ACTIVE);
    }

    /** Notes that one more cache holds it; false if it is retired already. */
    synchronized boolean hold() {
        if (!retired) {
            holders++;
        }
        return !retired;
    }

    /** Notes that one cache less holds it; true if that was the last. */
    synchronized boolean letGo() {
        return --holders == 0;
    }

    /** Says whether the cache has dropped it. */
    boolean isRetired() {
        return retired;
    }

    /** Returns the lease that is kept with the key, if there is one; only to know where it is. */
    @Nullable
    KeyLease kept() {
        return kept;
    }

    /** Takes the lease that is kept with the key, if it is there: it is the caller's alone until it is put back. */
    @Nullable
    KeyLease take() {
        return kept != null && !keptInUse && KEPT_IN_USE.compareAndSet(this, false, true) ? taken() : null;
    }

    /** Puts the kept lease back, or wipes it if it failed, or the key was retired meanwhile. */
    void putBack(KeyLease lease) {
        if (!lease.isSound()) {
            lease.wipe();
            kept = null;
        }
        keptInUse = false;
        if (retired) {
            wipeKept();
        }
    }

    /** Says whether it was lent before, so that it is worth a cipher of its own. */
    boolean wasUsedBefore() {
        return usedBefore;
    }

    /** Makes the lease that will be kept with the key; null if there is one already, or the key is retired. */
    synchronized @Nullable KeyLease newKept() {
        if (kept != null || retired || !KEPT_IN_USE.compareAndSet(this, false, true)) {
            return null;
        }
        KeyLease made = new KeyLease(this, key.copy());
        kept = made;
        return made;
    }

    /**
     * Makes a lease that stays on a workbench; null if the key is retired.
     *
     * @param spare whose cipher the lease takes over
     */
    synchronized @Nullable BenchLease newOnBench(AesGcm spare) {
        if (retired) {
            return null;
        }
        usedBefore = true;
        benches++;
        return new BenchLease(this, key.copy(), spare);
    }

    /** Notes that a lease which lay on a workbench was wiped. */
    synchronized void leftBench() {
        benches--;
    }

    /** The caches have dropped it. */
    void retire(Workbenches places) {
        boolean elsewhere = retireOwn();
        wipeKept();
        if (elsewhere) {
            places.clearRetired();
        }
    }

    private synchronized boolean retireOwn() {
        retired = true;
        key.wipe();
        return benches > 0;
    }

    /** It may have been dropped between our look and our taking it. */
    private @Nullable KeyLease taken() {
        @Nullable KeyLease lease = kept;
        if (lease == null) {
            keptInUse = false;
        }
        return lease;
    }

    private void wipeKept() {
        @Nullable KeyLease lease = take();
        if (lease != null) {
            lease.wipe();
        }
    }

    private static VarHandle handleOf(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(LeasedKey.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
