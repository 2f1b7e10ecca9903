package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import java.util.Arrays;

/**
 * A subject's key in the cache, or the knowledge that it is dead. Whoever works with it holds a lease meanwhile; our copy of
 * the bytes is wiped when the cache has dropped it and the last lease has ended. Copies inside the JCE are beyond our reach.
 * Thread-safe.
 */
public final class LeasedKey {
    private final KeySlot slot;
    private final KeyRef ref;
    private final boolean alive;
    private final byte[] key;
    private int leases;
    private boolean retired;

    private LeasedKey(KeyRow row, boolean alive, byte[] key) {
        this.slot = row.slot();
        this.ref = row.ref();
        this.alive = alive;
        this.key = key;
    }

    static LeasedKey alive(KeyRow row, DerivedKey derived) {
        return new LeasedKey(row, true, derived.bytes());
    }

    static LeasedKey dead(KeyRow row) {
        return new LeasedKey(row, false, new byte[0]);
    }

    /** Returns what it belongs to. */
    public KeySlot slot() {
        return slot;
    }

    /** Returns its reference. */
    public KeyRef ref() {
        return ref;
    }

    /** Returns whose it is. */
    public SubjectHandle handle() {
        return SubjectHandle.parse(slot.owner());
    }

    /** Says whether it seals and opens; false once it is disabled or destroyed. */
    public boolean isAlive() {
        return alive;
    }

    /** Returns the key itself, not a copy. Only between {@link #lease()} and {@link #release()}. */
    byte[] bytes() {
        return key;
    }

    /** Begins a lease; false if the key is wiped already, so that another must be fetched. */
    synchronized boolean lease() {
        if (retired && leases == 0) {
            return false;
        }
        leases++;
        return true;
    }

    synchronized void release() {
        leases--;
        wipeIfUnused();
    }

    /** The cache has dropped it. */
    synchronized void retire() {
        retired = true;
        wipeIfUnused();
    }

    private void wipeIfUnused() {
        if (retired && leases == 0) {
            Arrays.fill(key, (byte) 0);
        }
    }
}
