package dev.tacit.benchmarks.peers;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.encoder.Encoder;
import dev.tacit.benchmarks.log.Events;
import dev.tacit.benchmarks.log.ShopMessages;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.mask.MaskingJsonGeneratorDecorator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Log events with what people use on Logback. The pattern variants mask {@code %msg} alone: exceptions and key-value pairs
 * stay open. The logstash masks go over every text value of the JSON.
 */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Thread)
public class LogPeers {
    @Param({"mixed", "clean"})
    String stream;

    private Events events;
    private Encoder<ILoggingEvent> replacing;
    private Encoder<ILoggingEvent> re2j;
    private Encoder<ILoggingEvent> logstash;
    private Encoder<ILoggingEvent> logstashMasking;

    @Setup
    public void open() {
        events = new Events(stream.equals("mixed") ? ShopMessages.mixed() : ShopMessages.clean());
        replacing = events.encoder(MaskRules.nestedReplace(Events.PATTERN, "%msg"));
        PatternLayoutEncoder converting = new PatternLayoutEncoder();
        converting.setContext(events.context());
        converting.setPattern(Events.PATTERN.replace("%msg", "%masked"));
        events.context()
                .putObject(
                        CoreConstants.PATTERN_RULE_REGISTRY,
                        Map.of("masked", Re2jConverter.class.getName()));
        converting.start();
        re2j = converting;
        logstash = events.started(new LogstashEncoder());
        logstashMasking = events.started(masking());
    }

    private static LogstashEncoder masking() {
        MaskingJsonGeneratorDecorator decorator = new MaskingJsonGeneratorDecorator();
        MaskRules.PATTERNS.forEach(decorator::addValue);
        decorator.start();
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.addDecorator(decorator);
        return encoder;
    }

    @Benchmark
    public byte[] replaceChain() {
        return replacing.encode(events.next());
    }

    @Benchmark
    public byte[] re2jChain() {
        return re2j.encode(events.next());
    }

    @Benchmark
    public byte[] logstashUnmasked() {
        return logstash.encode(events.next());
    }

    @Benchmark
    public byte[] logstashMasks() {
        return logstashMasking.encode(events.next());
    }
}
