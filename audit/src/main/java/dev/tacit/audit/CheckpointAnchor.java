package dev.tacit.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place outside the log's volume that remembers its heads. Whoever rolls the log back or rewrites it does not reach the
 * anchor, so the head there gives them away.
 *
 * <p>Implementations are thread-safe. Any exception, not only {@link IOException}, counts as "not reachable", and so does
 * a call that takes longer than 5 seconds; until that returns the log makes no other, and when it is closed it interrupts
 * it. Entries never wait for the anchor. Opening, publishing and closing do, for 15 seconds at most.
 *
 * <p>A head that was not taken is offered again, also while nothing is recorded, in pauses that grow from 0.1 seconds to a
 * minute. After each refusal the log asks for the newest head: one that it never had ends it at once.
 */
public interface CheckpointAnchor {
    /**
     * Returns the newest head held of this log, a signed note; empty if none was ever given.
     *
     * <p>A log that has signed heads takes an empty anchor for one that is not mounted and does not sign. To move a log to
     * a new anchor, give that the log's {@code checkpoint} first.
     *
     * @throws IOException if the anchor cannot be asked; never to be mistaken for empty
     */
    Optional<String> newest(String origin) throws IOException;

    /**
     * Keeps a head; it is durable when this returns. The same head may come again.
     *
     * @param signedCheckpoint a signed note of this log
     * @throws IOException if it cannot be kept, or is older than, or contradicts, the newest one held
     */
    void publish(String origin, String signedCheckpoint) throws IOException;

    /** Tells whether the anchor lies outside this directory, as far as it knows. */
    default boolean isOutside(Path directory) {
        return true;
    }

    /**
     * Returns the anchor that remembers nothing: then nobody notices a log that is rolled back by whoever can write its
     * directory, or rewritten by whoever holds its key too. Named so that a review finds it.
     */
    static CheckpointAnchor none() {
        return NoAnchor.INSTANCE;
    }
}
