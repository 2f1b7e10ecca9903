package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.SweepRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time by which removals are decided: the earlier of the node's and the database's, and none while they disagree or
 * the node's clock has jumped. No maximum is ever kept, since one jump forward would then remove early for ever.
 *
 * <p>The node's clock is compared with monotonic time since the engine was built; after a jump the engine stays refused
 * until it is built anew. Thread-safe.
 */
public final class SweepClock {
    /** Reads the database's clock. */
    @FunctionalInterface
    public interface DatabaseTime {
        Instant now(Connection connection) throws SQLException;
    }

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource node;
    private final DatabaseTime database;
    private final LongSupplier monotonicNanos;
    private final Instant startedAt;
    private final long startedAtNanos;

    /** Begins to watch the node's clock. */
    public SweepClock(InstantSource node, DatabaseTime database, LongSupplier monotonicNanos) {
        this.node = node;
        this.database = database;
        this.monotonicNanos = monotonicNanos;
        this.startedAt = node.instant();
        this.startedAtNanos = monotonicNanos.getAsLong();
    }

    /** Returns a clock that watches all three: the node, the database and monotonic time. */
    public static SweepClock watching(InstantSource node) {
        return new SweepClock(node, CurrentTimestamp::read, System::nanoTime);
    }

    /** Returns a clock that believes the source and asks nobody else. */
    public static SweepClock believing(InstantSource source) {
        return new SweepClock(
                source,
                connection -> source.instant(),
                () -> Duration.between(Instant.EPOCH, source.instant()).toNanos());
    }

    /** Returns the earlier of both clocks. */
    public Instant now(Connection connection) throws SQLException {
        Instant here = node.instant();
        Instant there = database.now(connection);
        return here.isBefore(there) ? here : there;
    }

    /**
     * Returns the earlier of both clocks, if they may be trusted.
     *
     * @throws SweepRefusedException if they disagree by more than five minutes, or the node's has jumped by more
     */
    public Instant trustedNow(Connection connection) throws SQLException {
        Instant here = node.instant();
        Instant there = database.now(connection);
        Duration apart = Duration.between(here, there).abs();
        if (apart.compareTo(TOLERANCE) > 0) {
            throw new SweepRefusedException(
                    "the clocks of this node and of the database disagree; nothing is removed until they agree",
                    Safe.of("secondsApart", apart.toSeconds()));
        }
        Duration elapsed = Duration.ofNanos(monotonicNanos.getAsLong() - startedAtNanos);
        Duration jump = Duration.between(startedAt.plus(elapsed), here).abs();
        if (jump.compareTo(TOLERANCE) > 0) {
            throw new SweepRefusedException(
                    "this node's clock jumped since the engine was built; check it, then build the engine anew",
                    Safe.of("seconds", jump.toSeconds()));
        }
        return here.isBefore(there) ? here : there;
    }
}
