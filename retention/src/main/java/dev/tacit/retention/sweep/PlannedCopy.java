package dev.tacit.retention.sweep;

import dev.tacit.retention.store.CopyOrder;
import java.util.Objects;

/**
 * Copies that a plan erases together with their records. Immutable and thread-safe.
 *
 * @param store the store's name, as operators know it
 * @param order whether they go before their rows or after
 * @param records how many records are planned of which the store may hold copies; which it does hold, it says when asked
 */
public record PlannedCopy(String recordName, String store, CopyOrder order, long records) {
    public PlannedCopy {
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(order, "order");
    }
}
