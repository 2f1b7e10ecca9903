package dev.tacit.benchmarks.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

/**
 * The turns that count: those with the core to themselves. A neighbor on the other half of a core takes a third from code that
 * does much in each cycle, as ours, and a quarter from code that waits for AES, as the limits; so with a neighbor there is
 * another ratio, and which one depends on the neighbor. Whether a turn counts is told by the {@link Yardstick}, not by what
 * either side took.
 */
final class Turns {
    /** How far above the quietest turn a turn may be; beside a neighbor who computes it is at 1.3 or more. */
    private static final double QUIET = 1.1;
    /** After so many times the turns that are wanted, those that count must do: somebody was there nearly all the time. */
    private static final int PATIENCE = 20;

    private final List<Turn> all = new ArrayList<>();

    private Turns() {}

    /**
     * Has turns taken until there are enough that count.
     *
     * @param before how many are taken first, in which the compiler does its work
     */
    static Turns take(int before, int wanted, Callable<Turn> next) throws Exception {
        for (int i = 0; i < before; i++) {
            Turn unused = next.call();
        }
        Turns turns = new Turns();
        while (turns.quiet().size() < wanted && turns.all.size() < PATIENCE * wanted) {
            turns.all.add(next.call());
        }
        return turns;
    }

    /** Returns the median nanoseconds of ours. */
    long ours() {
        return median(Turn::ours);
    }

    /** Returns the median nanoseconds of the other side. */
    long other() {
        return median(Turn::other);
    }

    /** Returns how many in a hundred count. */
    long quietPercent() {
        return 100L * quiet().size() / all.size();
    }

    /** Returns the nanoseconds of the yardstick in the quietest turn; more than in another process if a neighbor never left. */
    long yardstick() {
        return all.stream().mapToLong(Turn::noise).min().orElse(0);
    }

    private List<Turn> quiet() {
        double most = QUIET * yardstick();
        return all.stream().filter(turn -> turn.noise() <= most).toList();
    }

    private long median(ToLongFunction<Turn> figure) {
        long[] sorted = quiet().stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
