package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.tacit.audit.scrub.Scrubber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies what Logback recorded of a thrown exception, its causes and what it suppressed, with scrubbed messages; one that is
 * classified, or holds what is, shows its members instead of its own texts. Shows {@value #MAX_DEPTH} levels and
 * {@value #MAX_THROWABLES} exceptions; the rest is left out.
 */
final class ThrowableChains {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_THROWABLES = 128;
    private static final ScrubbedThrowable[] NONE = {};

    private final Scrubber scrubber;

    ThrowableChains(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    @Nullable
    ScrubbedThrowable scrub(@Nullable IThrowableProxy thrown) {
        return thrown == null ? null : new Chain().copy(thrown, 0);
    }

    /** A message that is not shown, and what is shown instead. */
    private record Hidden(String message, String shown) {}

    /** One exception with everything that hangs on it. */
    private final class Chain {
        private int copied;
        private List<Hidden> hidden = List.of();

        /** What hangs on it comes first: an exception that was made of its cause alone repeats the cause's message. */
        ScrubbedThrowable copy(IThrowableProxy thrown, int depth) {
            copied++;
            IThrowableProxy cause = thrown.getCause();
            ScrubbedThrowable next = cause != null && mayCopy(depth) ? copy(cause, depth + 1) : null;
            ScrubbedThrowable[] suppressed = suppressed(thrown.getSuppressed(), depth);
            ScrubbedThrowable scrubbed = alone(thrown);
            if (next != null) {
                scrubbed.causedBy(next);
            }
            scrubbed.suppressing(suppressed);
            return scrubbed;
        }

        private ScrubbedThrowable[] suppressed(IThrowableProxy @Nullable [] others, int depth) {
            if (others == null || others.length == 0) {
                return NONE;
            }
            return Arrays.stream(others)
                    .filter(other -> other != null && mayCopy(depth))
                    .map(other -> copy(other, depth + 1))
                    .toArray(ScrubbedThrowable[]::new);
        }

        private boolean mayCopy(int depth) {
            return depth < MAX_DEPTH && copied < MAX_THROWABLES;
        }

        private ScrubbedThrowable alone(IThrowableProxy thrown) {
            return thrown instanceof ThrowableProxy proxy && scrubber.isClassified(proxy.getThrowable())
                    ? byMembers(proxy)
                    : new ScrubbedThrowable(thrown, text(thrown.getMessage()), ownText(thrown));
        }

        private ScrubbedThrowable byMembers(ThrowableProxy proxy) {
            String shown = String.valueOf(scrubber.value(proxy.getThrowable()));
            String message = proxy.getMessage();
            String own = proxy.getOverridingMessage();
            hide(own, shown);
            hide(message, shown);
            return new ScrubbedThrowable(proxy, message == null ? null : shown, own == null ? null : shown);
        }

        private void hide(@Nullable String message, String shown) {
            if (message != null && !message.isEmpty()) {
                hidden = hidden.isEmpty() ? new ArrayList<>() : hidden;
                hidden.add(new Hidden(message, shown));
            }
        }

        /** What an exception's own {@code toString} says is shown only if no cause of it is classified either. */
        private @Nullable String ownText(IThrowableProxy thrown) {
            String own = thrown.getOverridingMessage();
            return own == null || !(thrown instanceof ThrowableProxy proxy)
                    ? text(own)
                    : text(String.valueOf(scrubber.value(proxy.getThrowable())));
        }

        /** Most messages of exceptions are constants of the program. */
        private @Nullable String text(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String shown = text;
            for (Hidden other : hidden) {
                shown = shown.replace(other.message, other.shown);
            }
            return scrubber.isCleanAgain(shown) ? shown : scrubber.text(shown);
        }
    }
}
