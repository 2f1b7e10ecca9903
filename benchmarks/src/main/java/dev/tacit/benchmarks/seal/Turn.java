package dev.tacit.benchmarks.seal;

import java.util.List;

/**
 * What a call of each side took, one side after the other.
 *
 * @param noise the longest {@link Yardstick} before, between and after them
 * @param ours nanoseconds
 * @param other nanoseconds
 */
record Turn(long noise, long ours, long other) {
    /** Returns what threads took together: a neighbor of one disturbs all. */
    static Turn of(List<Turn> threads) {
        return new Turn(
                threads.stream().mapToLong(Turn::noise).max().orElseThrow(),
                threads.stream().mapToLong(Turn::ours).sum() / threads.size(),
                threads.stream().mapToLong(Turn::other).sum() / threads.size());
    }
}
