package dev.tacit.crypto.key;

import java.time.Instant;

/**
 * A key encryption key (KEK) outside the key store: a KMS, an HSM, a keyset file. It wraps the epoch keys of the tenants,
 * and so is asked a few times an hour, not once a value.
 *
 * <p>Each epoch has a KEK of its own where that is possible, because destroying it is what makes older backups of the key
 * store useless. A KEK that cannot destroy says so, and shreds under it stay {@code SHRED_PENDING}.
 *
 * <p>Implementations are thread-safe and keep no reference to the arrays they are given.
 */
public interface Kek {
    /** Returns the KEK's name, 1 to 512 characters, the same for as long as it lives; epochs remember it. */
    String id();

    /**
     * Makes a KEK for one more epoch.
     *
     * @return its name, 1 to 64 characters of {@code a-z 0-9 -}; where epochs cannot have KEKs of their own, the same each
     *     time
     * @throws KeyUnavailableException if it could not be made durable
     * @throws KeyDeniedException if the KEK refuses
     */
    String createEpochKek();

    /**
     * Encrypts a key.
     *
     * @param epochKek a name from {@link #createEpochKek()}
     * @param key the key, 32 bytes
     * @param associatedData authenticated, not hidden; not empty
     * @throws KeyUnavailableException if the KEK does not answer or does not exist here
     * @throws KeyDeniedException if the KEK refuses
     */
    byte[] wrap(String epochKek, byte[] key, byte[] associatedData);

    /**
     * Decrypts a key.
     *
     * @throws KeyUnavailableException if the KEK does not answer or does not exist here
     * @throws KeyDeniedException if the KEK refuses
     * @throws CiphertextRejectedException if the wrapped key was altered or the associated data is another; a KEK that
     *     cannot tell this from an outage throws {@link KeyUnavailableException}
     */
    byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData);

    /** Says whether {@link #destroyEpochKek} works here. */
    boolean destroysEpochKeks();

    /**
     * Destroys the KEK of one epoch. Destroying it again changes nothing.
     *
     * @param now the time of the call
     * @return the earliest moment at which no copy within this KEK's reach remains, such as the end of a KMS's waiting
     *     period
     * @throws UnsupportedOperationException if {@link #destroysEpochKeks()} is false
     * @throws KeyUnavailableException if the KEK does not answer
     * @throws KeyDeniedException if the KEK refuses
     */
    Instant destroyEpochKek(String epochKek, Instant now);
}
