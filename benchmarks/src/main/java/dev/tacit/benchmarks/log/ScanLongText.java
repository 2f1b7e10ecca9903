package dev.tacit.benchmarks.log;

import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Does the scanner stay linear on long values of any shape? A usual e-mail pattern takes 80 ms for a token of 4 KB and 2 s
 * for 16 KB, and the logging thread waits.
 */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Thread)
public class ScanLongText {
    private static final int LEARNED_BY_HEART = 4 << 20;

    @Param("BASE62")
    TokenShape shape = TokenShape.BASE62;

    @Param({"1024", "65536", "1048576", "16777216"})
    int chars;

    private final PersonalDataScanner scanner = PersonalDataScanner.standard();
    private String[] texts = {};
    private int at;

    /** Enough different texts that the processor cannot learn their branches by heart, as it does with 64 KB repeated. */
    @Setup
    public void fill() {
        texts = new String[Math.max(1, LEARNED_BY_HEART / chars)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = shape.text(chars, i);
        }
    }

    @Benchmark
    public int limit() {
        return ClassTablePass.over(next());
    }

    @Benchmark
    public List<Finding> tacit() {
        return scanner.scan(next());
    }

    private String next() {
        at = (at + 1) % texts.length;
        return texts[at];
    }
}
