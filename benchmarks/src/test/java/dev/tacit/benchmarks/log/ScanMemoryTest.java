package dev.tacit.benchmarks.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tacit.detect.FindingSink;
import dev.tacit.detect.PersonalDataScanner;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts the bytes that a scan allocates, all of them: what it keeps at any time cannot be more. */
class ScanMemoryTest {
    private static final int MEGABYTE = 1 << 20;
    private static final long BOUND = 4L * MEGABYTE;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final PersonalDataScanner scanner = PersonalDataScanner.standard();

    @ParameterizedTest
    @ValueSource(strings = {"a", "1234 ", "ann@example.org ", "%40a", "name=\"x\"", "\u5c71", "4111 1111 1111 1111 "})
    void aTextOfSixteenMegabytes_isScannedInFour(String piece) {
        String text = piece.repeat(16 * MEGABYTE / piece.length());
        assertThat(allocated(text)).isLessThanOrEqualTo(BOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 16_000})
    void aLineWithoutFindings_isScannedInNothing(int length) {
        String text = "nothing of anybody 12:30 [x]: 4 ".repeat(1 + length / 32).substring(0, length);
        allocated(text);
        long least = Math.min(allocated(text), allocated(text)); // another thread's scan may have been taken first
        assertThat(least).isZero();
    }

    /** Returns the bytes that one scan allocates on this thread; its findings go to a sink that keeps nothing. */
    private long allocated(String text) {
        FindingSink sink = (start, end, category) -> {};
        scanner.scan(text.substring(0, 1), sink);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        scanner.scan(text, sink);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
