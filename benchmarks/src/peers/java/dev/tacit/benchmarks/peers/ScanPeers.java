package dev.tacit.benchmarks.peers;

import dev.tacit.benchmarks.log.ScanLines;
import dev.tacit.benchmarks.log.TokenShape;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The seven patterns over a line, with the JDK's engine and with RE2J; and over one long token, with the JDK's. */
@BenchmarkMode(Mode.AverageTime)
public class ScanPeers {
    private static final List<Pattern> RULES =
            MaskRules.PATTERNS.stream().map(Pattern::compile).toList();

    /** Lines, round and round. */
    @State(Scope.Thread)
    public static class Lines {
        @Param({"real", "clean", "dense"})
        String lines;

        private String[] texts = {};
        private int at;

        @Setup
        public void read() throws IOException {
            texts = ScanLines.texts(lines);
        }

        String next() {
            at = (at + 1) & (texts.length - 1);
            return texts[at];
        }
    }

    /** One long token. */
    @State(Scope.Thread)
    public static class Token {
        @Param("BASE62")
        TokenShape shape = TokenShape.BASE62;

        @Param("1024")
        int chars;

        String text = "";

        @Setup
        public void fill() {
            text = shape.text(chars, 0);
        }
    }

    @Benchmark
    public int regexChain(Lines lines) {
        return found(lines.next());
    }

    @Benchmark
    public int regexChainOnToken(Token token) {
        return found(token.text);
    }

    @Benchmark
    public String re2jChain(Lines lines) {
        return Re2jConverter.masked(lines.next());
    }

    private static int found(String text) {
        int found = 0;
        for (Pattern rule : RULES) {
            Matcher matcher = rule.matcher(text);
            while (matcher.find()) {
                found += matcher.end();
            }
        }
        return found;
    }
}
