package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Looks at what an event carries beside its message: the MDC and the key-value pairs. Thread-safe. */
final class NamedValues {
    private final Scrubber scrubber;
    private final KnownTemplates names;
    private final QuietMessages quiet;

    NamedValues(Scrubber scrubber, KnownTemplates names, QuietMessages quiet) {
        this.scrubber = scrubber;
        this.names = names;
        this.quiet = quiet;
    }

    /** Entries of an MDC come again with every event of a request, as the same objects. */
    boolean areClean(@Nullable Map<String, String> mdc) {
        return mdc == null || mdc.isEmpty() || scrubber.areNobodys(mdc);
    }

    /** The values are as immutable as the pairs themselves. */
    boolean areClean(@Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return true;
        }
        for (KeyValuePair pair : pairs) {
            if (!isClean(pair)) {
                return false;
            }
        }
        return true;
    }

    /** A name that is nobody's is a template without arguments, of which it is known how often its values are alike. */
    private boolean isClean(KeyValuePair pair) {
        return pair.key != null && scrubber.isNobodys(pair.key) && quiet.isCleanAlone(names.of(pair.key), pair.value);
    }

    /** Returns a plain map: it may be serialized, and consumers write into it. */
    Map<String, String> scrub(@Nullable Map<String, String> mdc) {
        Map<String, String> scrubbed = new HashMap<>();
        if (mdc != null) {
            mdc.forEach((key, value) ->
                    scrubbed.put(freeName(text(key), scrubbed), String.valueOf(scrubber.named(key, value))));
        }
        return scrubbed;
    }

    /** Two names may be alike once they hide what they held; the second and later ones get a number. */
    static String freeName(String name, Map<?, ?> others) {
        String free = name;
        for (int number = 2; others.containsKey(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /** Returns a list that nobody changes; with the same pairs if they are clean. */
    @Nullable
    List<KeyValuePair> scrub(@Nullable List<KeyValuePair> pairs) {
        if (pairs == null) {
            return null;
        }
        return areClean(pairs)
                ? List.copyOf(pairs)
                : pairs.stream()
                        .map(pair -> new KeyValuePair(text(pair.key), scrubber.named(pair.key, pair.value)))
                        .toList();
    }

    private String text(@Nullable String text) {
        return text == null ? "null" : scrubber.text(text);
    }
}
