package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.jspecify.annotations.Nullable;

/**
 * Logback's view of a thrown exception, over a {@link ReplicaThrowable}. A {@link ThrowableProxy} because consumers cast
 * to it and then drop what is none.
 */
final class ScrubbedThrowable extends ThrowableProxy {
    private static final IThrowableProxy[] NO_SUPPRESSED = {};

    private final IThrowableProxy original;
    private final @Nullable String overridingMessage;
    private @Nullable ScrubbedThrowable cause;
    private IThrowableProxy[] suppressed = NO_SUPPRESSED;

    /** @param replica without frames and cause yet, of which the superclass would make a copy at each level */
    ScrubbedThrowable(
            IThrowableProxy original,
            ReplicaThrowable replica,
            @Nullable String overridingMessage,
            StackTraceElement[] frames) {
        super(replica);
        replica.setStackTrace(frames);
        this.original = original;
        this.overridingMessage = overridingMessage;
    }

    /** Links the next in the chain, here and in the replica. */
    void causedBy(ScrubbedThrowable next) {
        cause = next;
        getThrowable().initCause(next.getThrowable());
    }

    /** Links the suppressed ones, here and in the replica. */
    void suppressing(ScrubbedThrowable... others) {
        suppressed = others;
        for (ScrubbedThrowable other : others) {
            getThrowable().addSuppressed(other.getThrowable());
        }
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
