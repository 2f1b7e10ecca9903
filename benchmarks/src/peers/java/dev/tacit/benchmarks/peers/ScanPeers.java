package dev.tacit.benchmarks.peers;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Scanner;
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
import org.openjdk.jmh.annotations.TearDown;

/** The seven patterns over a line, with the JDK's engine, RE2J and Hyperscan; and over one long token, with the JDK's. */
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

    /** The seven patterns together, with the start of each match: without it nothing can be replaced. */
    @State(Scope.Thread)
    public static class Hyperscan {
        private final Database database = database();
        final Scanner scanner = new Scanner();

        @Setup
        public void open() {
            scanner.allocScratch(database);
        }

        @TearDown
        public void close() throws IOException {
            scanner.close();
            database.close();
        }

        private static Database database() {
            List<Expression> rules = MaskRules.PATTERNS.stream()
                    .map(rule -> new Expression(rule, ExpressionFlag.SOM_LEFTMOST))
                    .toList();
            try {
                return Database.compile(rules);
            } catch (CompileErrorException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Benchmark
    public int hyperscan(Lines lines, Hyperscan engine) {
        return engine.scanner.scan(engine.database, lines.next()).size();
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
