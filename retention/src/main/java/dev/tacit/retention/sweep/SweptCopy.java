package dev.tacit.retention.sweep;

import java.util.Objects;

/**
 * What became of the copies of records that a run removed. Immutable and thread-safe.
 *
 * @param erased of how many removed records the store shows nothing any more
 * @param owed of how many it does, or could not be asked, or a hold keeps them; the next sweep goes on with these
 */
public record SweptCopy(String recordName, String store, long erased, long owed) {
    public SweptCopy {
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(store, "store");
    }
}
