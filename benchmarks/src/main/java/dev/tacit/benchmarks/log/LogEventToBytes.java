package dev.tacit.benchmarks.log;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.crypto.Vault;
import dev.tacit.schema.Schemas;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does it cost to turn a log event into bytes, from a fresh event to the pattern encoder's output, without the
 * personal data in it? Beside Logback that masks nothing.
 */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Thread)
public class LogEventToBytes {
    @Param({"mixed", "clean"})
    String stream;

    private final Vault vault = Vault.inMemoryForTests();
    private Line unmasked;
    private Line labels;
    private Line tokens;
    private Line blind;

    /** A logger with one appender, scrubbed or not. */
    private static final class Line {
        private final Events events;
        private final EncodingAppender end;
        private Appender<ILoggingEvent> start;

        Line(String stream) {
            events = new Events(stream.equals("mixed") ? ShopMessages.mixed() : ShopMessages.clean());
            end = new EncodingAppender(events.encoder(Events.PATTERN));
            end.setName("END");
            start = events.started(end);
            events.logger().addAppender(end);
        }

        /** Takes the appender that now stands in front of the end. */
        Line scrubbed(Scrubbing scrubbing) {
            if (!scrubbing.verify().isEmpty()) {
                throw new IllegalStateException("the line is not covered");
            }
            start = requireNonNull(events.logger().getAppender("END"));
            return this;
        }

        byte @Nullable [] write() {
            start.doAppend(events.next());
            return end.last();
        }
    }

    @Setup
    public void open() {
        unmasked = new Line(stream);
        Line labelled = new Line(stream);
        labels = labelled.scrubbed(Scrubbing.install(labelled.events.context(), Schemas.annotated()));
        Line tokenized = new Line(stream);
        tokens = tokenized.scrubbed(Scrubbing.install(tokenized.events.context(), Schemas.annotated(), vault));
        Line blinded = new Line(stream);
        Scrubber findsNothing = Scrubber.withLabels(Schemas.annotated()).scanningWith(text -> List.of());
        blind = blinded.scrubbed(Scrubbing.install(blinded.events.context(), findsNothing));
    }

    @Benchmark
    public byte @Nullable [] limit() {
        return unmasked.write();
    }

    /** What everything but scanning and replacing costs. */
    @Benchmark
    public byte @Nullable [] tacitFindsNothing() {
        return blind.write();
    }

    /** Shows {@code <email>}. */
    @Benchmark
    public byte @Nullable [] tacitLabels() {
        return labels.write();
    }

    /** Shows the same token for the same value: {@code <email:k3.Q7T2…>}. */
    @Benchmark
    public byte @Nullable [] tacitTokens() {
        return tokens.write();
    }
}
