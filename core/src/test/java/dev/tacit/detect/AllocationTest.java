package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scan that finds nothing leaves to the garbage collector: nothing. */
class AllocationTest {
    private static final int ROUNDS = 2_000;

    /** With all that logs hold and the scanner looks at: times, ids, names with values, numbers, words, escapes. */
    private static final List<String> LINES = List.of(
            "nothing of anybody",
            "261122 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block blk_38865049064139660"
                    + " ends",
            "261122 204005 35 WARN BLOCK* delete: blk_-7128370237687728475 size 67108864 is not added to subdir33",
            "2026-11-22 17:41:44,747 - WARN  [SendWorker:188978561024:QuorumCnxManager$SendWorker@688] - my id = 1,"
                    + " error = ",
            "26/11/22 20:11:08 INFO python.PythonRunner: Times: total = 42, boot = -74, init = 115.5, finish = 1",
            "Nov 22 10:58:20 host sshd[25115]: pam_unix(sshd:auth): check pass; logname= uid=0 euid=0 tty=ssh ruser= ",
            "[Sun Nov 22 16:26:05 2026] [error] mod_jk child workerEnv in error state 6",
            "order 113-4567890-1234567 of 0x24ee30a54f5001d, version 6.1.1.2, 550e8400-e29b-41d4-a716-446655440000",
            "{\"sku\":\"B07\\u0058\",\"url\":\"https:\\/\\/shop.example\\/a%20b\",\"ean\":4006381333931,\"zip\":null}",
            "Gr\u00f6\u00dfe 42 \u2013 Stra\u00dfenbahn 12 f\u00e4hrt um 10:30");

    private final PersonalDataScanner scanner = PersonalDataScanner.standard();
    private final FindingSink counting = (start, end, category) -> this.found++;
    private int found;

    @Test
    void linesWithoutAFinding_allocateNothing() throws ReflectiveOperationException {
        scanAll();
        long before = allocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            scanAll();
        }
        long each = (allocatedBytes() - before) / ROUNDS / LINES.size();
        assertThat(found).isZero();
        assertThat(each).isZero();
    }

    @Test
    void longTextWithoutAFinding_allocatesNothingTheSecondTime() throws ReflectiveOperationException {
        String text = "nothing of anybody, ".repeat(1_000);
        scanner.scan(text, counting);
        long before = allocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            scanner.scan(text, counting);
        }
        long each = (allocatedBytes() - before) / ROUNDS;
        assertThat(found).isZero();
        assertThat(each).isZero();
    }

    private void scanAll() {
        for (int i = 0; i < LINES.size(); i++) {
            String line = LINES.get(i);
            found += scanner.scan(line).size();
            found += scanner.findsAnything(line) ? 1 : 0;
            scanner.scan(line, counting);
        }
    }

    /** By reflection, since the module under test does not read {@code jdk.management}. */
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method bytes = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) bytes.invoke(threads);
    }
}
