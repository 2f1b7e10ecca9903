package dev.tacit.benchmarks.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long operations took, in turns of many. Not thread-safe. */
final class Latencies {
    private final List<Long> p99s = new ArrayList<>();
    private int[] nanos = new int[1 << 18];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = (int) Math.min(took, Integer.MAX_VALUE);
    }

    /** Ends a turn in which there was an operation. */
    void endTurn() {
        Arrays.sort(nanos, 0, count);
        p99s.add((long) nanos[(int) (count * 0.99)]);
        count = 0;
    }

    /** Returns what one operation in a hundred of a turn exceeded: the median over the turns. */
    long p99() {
        return p99s.stream().sorted().toList().get(p99s.size() / 2);
    }
}
