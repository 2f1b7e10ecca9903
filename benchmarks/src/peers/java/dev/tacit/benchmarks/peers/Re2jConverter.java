package dev.tacit.benchmarks.peers;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.google.re2j.Pattern;
import java.util.List;

/** A converter such as one writes for Logback, with an engine that is linear. */
public final class Re2jConverter extends ClassicConverter {
    private static final List<Pattern> RULES =
            MaskRules.PATTERNS.stream().map(Pattern::compile).toList();

    /** For Logback. */
    public Re2jConverter() {}

    @Override
    public String convert(ILoggingEvent event) {
        return masked(event.getFormattedMessage());
    }

    static String masked(String text) {
        String masked = text;
        for (Pattern rule : RULES) {
            masked = rule.matcher(masked).replaceAll(MaskRules.MASK);
        }
        return masked;
    }
}
