package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logback's view of a thrown exception with scrubbed texts. A {@link ThrowableProxy} because consumers cast to it and then
 * drop what is none; those that ask for the exception itself get a {@link ReplicaThrowable}, made when the first one does.
 *
 * <p>Thread-safe once it is linked.
 */
final class ScrubbedThrowable extends ThrowableProxy {
    private static final ScrubbedThrowable[] NO_SUPPRESSED = {};
    private static final StackTraceElementProxy[] NO_FRAMES = {};

    /** What the superclass is built over; it would copy frames and causes at each level. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // is never thrown, and has no frames
    private static final ReplicaThrowable EMPTY = new ReplicaThrowable(null, "");

    /** Whom the superclass has met on its way, of whom there are none. */
    private static final Set<Throwable> NOBODY = new AbstractSet<>() {
        @Override
        public boolean add(Throwable met) {
            return true;
        }

        @Override
        public Iterator<Throwable> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    };

    private final IThrowableProxy original;
    private final @Nullable String message;
    private final @Nullable String overridingMessage;
    private @Nullable ScrubbedThrowable cause;
    private ScrubbedThrowable[] suppressed = NO_SUPPRESSED;
    private @Nullable Throwable replica;

    ScrubbedThrowable(IThrowableProxy original, @Nullable String message, @Nullable String overridingMessage) {
        super(EMPTY, NOBODY);
        this.original = original;
        this.message = message;
        this.overridingMessage = overridingMessage;
    }

    /** Links the next in the chain. */
    void causedBy(ScrubbedThrowable next) {
        cause = next;
    }

    /** Links the suppressed ones. */
    void suppressing(ScrubbedThrowable... others) {
        suppressed = others;
    }

    @Override
    public synchronized Throwable getThrowable() {
        if (replica == null) {
            replica = replica();
        }
        return replica;
    }

    private Throwable replica() {
        ReplicaThrowable made = new ReplicaThrowable(message, firstLine());
        made.setStackTrace(
                Arrays.stream(Objects.requireNonNullElse(original.getStackTraceElementProxyArray(), NO_FRAMES))
                        .map(StackTraceElementProxy::getStackTraceElement)
                        .toArray(StackTraceElement[]::new));
        if (cause != null) {
            made.initCause(cause.getThrowable());
        }
        for (ScrubbedThrowable other : suppressed) {
            made.addSuppressed(other.getThrowable());
        }
        return made;
    }

    private String firstLine() {
        if (overridingMessage != null) {
            return overridingMessage;
        }
        return message == null ? getClassName() : getClassName() + ": " + message;
    }

    @Override
    public @Nullable String getMessage() {
        return message;
    }

    @Override
    public String getClassName() {
        return original.getClassName();
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return overridingMessage;
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return original.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return original.getCommonFrames();
    }

    @Override
    public boolean isCyclic() {
        return original.isCyclic();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return cause;
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return suppressed;
    }
}
