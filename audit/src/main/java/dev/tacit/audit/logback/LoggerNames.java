package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Scrubs the names of loggers, of which an application may make one a tenant. Remembers which are clean; a token is made
 * anew each time, so that none outlives its key. Thread-safe.
 */
final class LoggerNames {
    private static final int MAX_REMEMBERED = 4096;

    private final Scrubber scrubber;
    private final Set<String> clean = ConcurrentHashMap.newKeySet();

    LoggerNames(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    boolean isClean(@Nullable String name) {
        if (name == null || clean.contains(name)) {
            return true;
        }
        boolean found = scrubber.isClean(name);
        if (found && clean.size() < MAX_REMEMBERED) {
            clean.add(name);
        }
        return found;
    }

    /** Returns the same instance if it holds nothing. */
    @Nullable
    String scrub(@Nullable String name) {
        return name == null || isClean(name) ? name : scrubber.text(name);
    }
}
