package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.tacit.audit.scrub.Scrubber;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Copies what Logback recorded of a thrown exception, its causes and what it suppressed, with scrubbed messages. Calls
 * nothing of the exception itself. Shows {@value #MAX_DEPTH} levels and {@value #MAX_THROWABLES} exceptions; the rest is
 * left out.
 */
final class ThrowableChains {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_THROWABLES = 128;

    private final Scrubber scrubber;

    ThrowableChains(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    @Nullable
    ScrubbedThrowable scrub(@Nullable IThrowableProxy thrown) {
        return thrown == null ? null : new Chain().copy(thrown, 0);
    }

    /** One exception with everything that hangs on it. */
    private final class Chain {
        private int copied;

        ScrubbedThrowable copy(IThrowableProxy thrown, int depth) {
            copied++;
            ScrubbedThrowable scrubbed = alone(thrown);
            if (thrown.getCause() != null && mayCopy(depth)) {
                scrubbed.causedBy(copy(thrown.getCause(), depth + 1));
            }
            if (thrown.getSuppressed() != null && thrown.getSuppressed().length > 0) {
                scrubbed.suppressing(Arrays.stream(thrown.getSuppressed())
                        .filter(other -> other != null && mayCopy(depth))
                        .map(other -> copy(other, depth + 1))
                        .toArray(ScrubbedThrowable[]::new));
            }
            return scrubbed;
        }

        private boolean mayCopy(int depth) {
            return depth < MAX_DEPTH && copied < MAX_THROWABLES;
        }
    }

    private ScrubbedThrowable alone(IThrowableProxy thrown) {
        return new ScrubbedThrowable(thrown, text(thrown.getMessage()), ownText(thrown));
    }

    /** What an exception's own {@code toString} says is shown only if nothing that it holds is classified. */
    private @Nullable String ownText(IThrowableProxy thrown) {
        String own = thrown.getOverridingMessage();
        return own == null || !(thrown instanceof ThrowableProxy proxy)
                ? text(own)
                : String.valueOf(scrubber.value(proxy.getThrowable()));
    }

    private @Nullable String text(@Nullable String text) {
        return text == null ? null : scrubber.text(text);
    }
}
