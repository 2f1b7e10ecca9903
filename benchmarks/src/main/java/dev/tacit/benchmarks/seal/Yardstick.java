package dev.tacit.benchmarks.seal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Tells whether somebody else works on the other half of this core. A processor of a shared machine is one of two threads of a
 * core, and CPU time does not show what the other one takes. So this does the same work each time: eight chains of shifts
 * that do not depend on each other, enough to keep all the arithmetic units of a core busy. Beside a neighbor it takes 1.3 to
 * 1.9 times as long.
 */
final class Yardstick {
    private static final int ROUNDS = 100_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Yardstick() {}

    /** Returns the nanoseconds of CPU time that the work takes now: some 350,000 on a core of its own. */
    static long nanos(Blackhole hole) {
        long begin = THREADS.getCurrentThreadCpuTime();
        hole.consume(work(begin));
        return THREADS.getCurrentThreadCpuTime() - begin;
    }

    private static long work(long seed) {
        long a = seed | 1;
        long b = a + 2;
        long c = a + 4;
        long d = a + 6;
        long e = a + 8;
        long f = a + 10;
        long g = a + 12;
        long h = a + 14;
        for (int round = 0; round < ROUNDS; round++) {
            a = shifted(a);
            b = shifted(b);
            c = shifted(c);
            d = shifted(d);
            e = shifted(e);
            f = shifted(f);
            g = shifted(g);
            h = shifted(h);
        }
        return a + b + c + d + e + f + g + h;
    }

    /** Marsaglia, "Xorshift RNGs", 2003. */
    private static long shifted(long x) {
        long y = x ^ (x << 13);
        y ^= y >>> 7;
        return y ^ (y << 17);
    }
}
