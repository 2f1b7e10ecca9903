package dev.tacit.audit.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a sink can read from an event, as one text: each part, and the bytes that its own encoder makes of it. */
final class SinkView {
    private final StringBuilder text = new StringBuilder();

    private SinkView() {}

    static String of(ILoggingEvent event, Appender<ILoggingEvent> sink) {
        SinkView view = new SinkView();
        view.addParts(event);
        view.addThrown(event.getThrowableProxy());
        if (sink instanceof OutputStreamAppender<ILoggingEvent> stream && stream.getEncoder() != null) {
            view.add(new String(Objects.requireNonNullElse(stream.getEncoder().encode(event), new byte[0]), UTF_8));
        }
        if (sink instanceof SiftingAppender sifting) { // what it sifts by becomes a file's name
            view.add(sifting.getDiscriminator().getDiscriminatingValue(event));
        }
        return view.text.toString();
    }

    private void addParts(ILoggingEvent event) {
        add(event.getMessage());
        add(event.getFormattedMessage());
        add(Arrays.deepToString(event.getArgumentArray()));
        add(event.getMDCPropertyMap());
        add(event.getKeyValuePairs());
        add(event.getMarkerList());
        add(event.getThreadName());
        add(event.getLoggerName());
        add(event.getLoggerContextVO());
    }

    private void addThrown(@Nullable IThrowableProxy thrown) {
        if (thrown instanceof ThrowableProxy proxy) {
            StringWriter trace = new StringWriter();
            proxy.getThrowable().printStackTrace(new PrintWriter(trace, true));
            add(trace);
        }
        for (IThrowableProxy each = thrown; each != null; each = each.getCause()) {
            add(each.getMessage());
            add(each.getOverridingMessage());
            Arrays.stream(Objects.requireNonNullElse(each.getSuppressed(), new IThrowableProxy[0]))
                    .forEach(suppressed -> add(suppressed.getMessage()));
        }
    }

    /** Encoders for JSON may escape a solidus. */
    private void add(@Nullable Object part) {
        text.append(String.valueOf(part).replace("\\/", "/")).append('\n');
    }
}
