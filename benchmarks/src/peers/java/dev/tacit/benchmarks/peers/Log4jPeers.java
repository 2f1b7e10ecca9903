package dev.tacit.benchmarks.peers;

import dev.tacit.benchmarks.log.Events;
import dev.tacit.benchmarks.log.Message;
import dev.tacit.benchmarks.log.ShopMessages;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same messages through Log4j2's pattern layout, bare and with its {@code %replace}. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Thread)
public class Log4jPeers {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %level [%thread] %logger - %msg%n%ex";

    @Param({"mixed", "clean"})
    String stream;

    private List<Message> messages = List.of();
    private int at;
    private final PatternLayout plain = layout(PATTERN);
    private final PatternLayout replacing = layout(MaskRules.nestedReplaceForLog4j(PATTERN, "%msg"));

    @Setup
    public void fill() {
        messages = stream.equals("mixed") ? ShopMessages.mixed() : ShopMessages.clean();
    }

    @Benchmark
    public byte[] unmasked() {
        return plain.toByteArray(next());
    }

    @Benchmark
    public byte[] replaceChain() {
        return replacing.toByteArray(next());
    }

    private LogEvent next() {
        at = (at + 1) & (ShopMessages.COUNT - 1);
        Message message = messages.get(at);
        return Log4jLogEvent.newBuilder()
                .setLoggerName("com.example.shop.OrderService")
                .setLoggerFqcn(Events.class.getName())
                .setLevel(Level.INFO)
                .setThreadName("http-8080-exec-7")
                .setMessage(new ParameterizedMessage(message.template(), message.arguments()))
                .setThrown(message.thrown())
                .setTimeMillis(System.currentTimeMillis())
                .build();
    }

    private static PatternLayout layout(String pattern) {
        return PatternLayout.newBuilder().setPattern(pattern).build();
    }
}
