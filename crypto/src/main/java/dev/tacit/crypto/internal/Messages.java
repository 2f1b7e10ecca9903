package dev.tacit.crypto.internal;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the messages that each key seals. They are reserved in the key's row, in blocks that grow while a key is hot, before
 * they are sealed: a crash counts messages that never were, and misses none. A key whose sum has reached the limit seals no
 * more, and the next generation is begun. Opening is not counted. Thread-safe.
 *
 * <p>While the store does not answer, a cached key goes on for {@value #BORROWED} messages, which are added to the next
 * reservation, also if the key left the cache meanwhile, or by
 * {@link #settle}: only a crash or a close within such an outage loses them, and the limit leaves room for sixty thousand of
 * these.
 *
 * @see "NIST SP 800-38D §8.3: at most 2^32 messages a key with random nonces"
 */
public final class Messages {
    /** A key seals no more once so many messages are reserved. */
    static final long LIMIT = 1L << 28;

    /** How many messages a key may seal while they cannot be reserved. */
    static final int BORROWED = 4096;

    private static final int LARGEST_BLOCK = 1 << 20;
    private static final int LOCKS = 64;
    private static final int MAX_OWING = 100_000;

    private final KeyStore store;
    private final Object[] locks = new Object[LOCKS];

    /** How many messages keys have sealed, or will, that no row counts yet. */
    private final Map<Name, Integer> owed = new ConcurrentHashMap<>();

    public Messages(KeyStore store) {
        this.store = store;
        for (int lock = 0; lock < LOCKS; lock++) {
            locks[lock] = new Object();
        }
    }

    /**
     * Counts one more message.
     *
     * @return false if the key may seal no more
     * @throws KeyUnavailableException if messages can be neither reserved nor borrowed
     */
    public boolean count(KeyLease lease) {
        return lease.spend() || grant(lease);
    }

    private boolean grant(KeyLease lease) {
        LeasedKey key = lease.key();
        while (true) {
            int taken = key.takeMessages();
            if (taken > 0) {
                lease.grant(taken - 1);
                return true;
            }
            if (!reserve(key)) {
                return false;
            }
        }
    }

    /** One thread reserves, and the others find what it brought. */
    private boolean reserve(LeasedKey key) {
        synchronized (locks[Math.floorMod(key.ref().low(), LOCKS)]) {
            if (key.hasMessages()) {
                return true;
            }
            Name name = new Name(key.slot().tenant(), key.ref());
            int borrowed = owed.getOrDefault(name, 0);
            try {
                int block = key.block();
                long sum = store.reserveMessages(name.tenant(), name.ref(), (long) block + borrowed);
                Integer unused = owed.remove(name);
                if (sum <= LIMIT) {
                    key.reserved(block, Math.min(2 * block, LARGEST_BLOCK));
                }
                return sum <= LIMIT;
            } catch (KeyUnavailableException e) {
                if (borrowed > 0 || owed.size() >= MAX_OWING) {
                    throw e;
                }
                Integer unused = owed.put(name, BORROWED);
                key.addMessages(BORROWED);
                return true;
            }
        }
    }

    /** Adds what keys were lent to their rows, for the last time: the store may be well again. */
    public void settle() {
        owed.forEach((name, borrowed) -> {
            try {
                long unused = store.reserveMessages(name.tenant(), name.ref(), borrowed);
                boolean unusedToo = owed.remove(name, borrowed);
            } catch (CryptoException e) {
                // The store does not answer still: as after a crash, the row counts too few.
            }
        });
    }

    private record Name(Tenant tenant, KeyRef ref) {}
}
