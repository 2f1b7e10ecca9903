package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.tacit.audit.scrub.Scrubber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The logger context's name and properties, which some encoders write on every line; scrubbed once a configuration. */
@SuppressWarnings(
        "ReferenceEquality") // a changed context gives a new view; comparing maps would cost more than it saves
final class ContextViews {
    private final Scrubber scrubber;
    private volatile @Nullable Pair last;

    ContextViews(Scrubber scrubber) {
        this.scrubber = scrubber;
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
        Pair known = last;
        if (known == null || known.original != view) {
            known = new Pair(view, scrubbed(view));
            last = known;
        }
        return known.scrubbed;
    }

    private LoggerContextVO scrubbed(LoggerContextVO view) {
        Map<@Nullable String, @Nullable String> properties = new HashMap<>();
        if (view.getPropertyMap() != null) {
            view.getPropertyMap().forEach((key, value) -> properties.put(text(key), text(value)));
        }
        LoggerContextVO scrubbed = new LoggerContextVO(text(view.getName()), properties, view.getBirthTime());
        return scrubbed.equals(view) ? view : scrubbed;
    }

    private @Nullable String text(@Nullable String text) {
        return text == null ? null : scrubber.text(text);
    }

    private record Pair(LoggerContextVO original, LoggerContextVO scrubbed) {}
}
