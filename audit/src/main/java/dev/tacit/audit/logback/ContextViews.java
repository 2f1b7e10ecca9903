package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.schema.DeclarationException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The logger context's name and properties, which some encoders write on every line; scrubbed once a configuration, and again
 * when names have become known. Shows labels: a token would outlive its key. Thread-safe.
 */
@SuppressWarnings(
        "ReferenceEquality") // a changed context gives a new view; comparing maps would cost more than it saves
final class ContextViews {
    /** Stands for a property where nobody knows which names the host has classified. */
    private static final String WITHHELD = "<withheld>";

    private static final Object NO_NAMES = new Object();
    private static final Object UNKNOWN_NAMES = new Object();

    private final Scrubber scrubber;
    private volatile @Nullable View last;

    ContextViews(Scrubber scrubber) {
        this.scrubber = scrubber.withoutTokens();
    }

    boolean isClean(@Nullable LoggerContextVO view) {
        return view == null || scrub(view) == view;
    }

    /** Returns the same instance if it holds nothing. */
    @Nullable
    LoggerContextVO scrub(@Nullable LoggerContextVO view) {
        if (view == null) {
            return null;
        }
        Object names = namesOf(view);
        View known = last;
        if (known == null || known.original != view || known.names != names) {
            known = new View(view, names, scrubbed(view, names));
            last = known;
        }
        return known.scrubbed;
    }

    private Object namesOf(LoggerContextVO view) {
        try {
            return view.getPropertyMap() == null || view.getPropertyMap().isEmpty() ? NO_NAMES : scrubber.names();
        } catch (DeclarationException unreadable) {
            return UNKNOWN_NAMES;
        }
    }

    private LoggerContextVO scrubbed(LoggerContextVO view, Object names) {
        Map<@Nullable String, @Nullable String> properties = new HashMap<>();
        if (view.getPropertyMap() != null) {
            view.getPropertyMap()
                    .forEach((key, value) -> properties.put(
                            key == null ? null : NamedValues.freeName(scrubber.text(key), properties),
                            names == UNKNOWN_NAMES ? WITHHELD : property(key, value)));
        }
        LoggerContextVO scrubbed = new LoggerContextVO(text(view.getName()), properties, view.getBirthTime());
        return scrubbed.equals(view) ? view : scrubbed;
    }

    private @Nullable String property(@Nullable String name, @Nullable String value) {
        return value == null ? null : String.valueOf(scrubber.named(name, value));
    }

    private @Nullable String text(@Nullable String text) {
        return text == null ? null : scrubber.text(text);
    }

    private record View(LoggerContextVO original, Object names, LoggerContextVO scrubbed) {}
}
