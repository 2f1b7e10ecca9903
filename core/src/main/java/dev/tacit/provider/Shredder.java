package dev.tacit.provider;

import dev.tacit.Tenant;
import java.util.List;

/**
 * Destroys keys so that what they sealed cannot be read. Implemented by the vault.
 *
 * <p>A shred disables the key at once and destroys it after a quarantine within which it can be cancelled.
 * Implementations are thread-safe and survive a crash at each step.
 */
public interface Shredder {
    /**
     * Disables the keys named by the request. A repeated request touches nothing, keys made since included, and returns the
     * report of that request as it stands now.
     */
    ShredReport shred(ShredRequest request);

    /**
     * Brings back what a request disabled, until it is destroyed: at the earliest when its quarantine ends.
     *
     * @throws dev.tacit.TacitException if the key is destroyed already, or the request is not known
     */
    ShredReport cancelShred(Tenant tenant, String requestId);

    /** Destroys the keys whose quarantine has ended, and returns a report of each. */
    List<ShredReport> destroyDue();
}
