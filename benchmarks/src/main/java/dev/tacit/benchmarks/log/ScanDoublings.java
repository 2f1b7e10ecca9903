package dev.tacit.benchmarks.log;

import dev.tacit.detect.PersonalDataScanner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Doubles the text from 1 KB to 16 MB, for every shape of token, in one process: what does twice the text cost? Prints a row
 * for each shape. CPU time of the thread, the least of several passes, each over texts that differ.
 */
public final class ScanDoublings {
    private static final double BAR = 2.2;
    private static final int FIRST = 1024;
    private static final int LAST = 16 << 20;
    private static final int WARM_UP = 1 << 20;
    private static final int ATTEMPTS = 4;
    private static final int PASSES = 3;
    private static final long LEAST_NANOS = 40_000_000;

    /** So much is scanned in one pass where the text is short: enough that the clock and the branches count for nothing. */
    private static final int CHARS_A_PASS = 1 << 18;

    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private final PersonalDataScanner scanner = PersonalDataScanner.standard();
    private long found;

    /** Measures all shapes, or those that are named. */
    public static void main(String[] names) {
        ScanDoublings doublings = new ScanDoublings();
        System.out.println("| shape | ns a char at 1 KB | at 128 KB | at 16 MB | worst doubling | to | holds |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
        TokenShape[] shapes = names.length == 0
                ? TokenShape.values()
                : Arrays.stream(names).map(TokenShape::valueOf).toArray(TokenShape[]::new);
        for (TokenShape shape : shapes) {
            System.out.println(doublings.row(shape));
        }
    }

    private String row(TokenShape shape) {
        for (int chars = FIRST; chars <= WARM_UP; chars *= 4) {
            measured(shape, chars);
        }
        double atFirst = measured(shape, FIRST);
        double inTheMiddle = measured(shape, 1 << 17);
        double atLast = measured(shape, LAST);
        double worst = 0;
        int worstTo = 0;
        for (int chars = FIRST; chars < LAST; chars *= 2) {
            double ratio = doubled(shape, chars);
            if (ratio > worst) {
                worst = ratio;
                worstTo = 2 * chars;
            }
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.2f | %d | %s |",
                shape.name().toLowerCase(Locale.ROOT),
                atFirst / FIRST,
                inTheMiddle / (1 << 17),
                atLast / LAST,
                worst,
                worstTo,
                worst <= BAR ? "yes" : "**missed**");
    }

    /** Returns how many times as long twice the text takes; measured again while it looks too long, since others disturb. */
    private double doubled(TokenShape shape, int chars) {
        double least = Double.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > BAR; attempt++) {
            double once = measured(shape, chars);
            least = Math.min(least, measured(shape, 2 * chars) / once);
        }
        return least;
    }

    /** Returns the nanoseconds that a text of so many characters takes. */
    private double measured(TokenShape shape, int chars) {
        String[] texts = new String[Math.max(1, CHARS_A_PASS / chars)];
        Arrays.setAll(texts, seed -> shape.text(chars, seed));
        double least = Double.MAX_VALUE;
        long spent = 0;
        for (int pass = 0; pass < PASSES || spent < LEAST_NANOS; pass++) {
            long start = thread.getCurrentThreadCpuTime();
            for (String text : texts) {
                scanner.scan(text, (from, to, category) -> found++);
            }
            long nanos = thread.getCurrentThreadCpuTime() - start;
            spent += nanos;
            least = Math.min(least, (double) nanos / texts.length);
        }
        return least;
    }
}
