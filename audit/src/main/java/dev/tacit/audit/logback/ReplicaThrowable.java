package dev.tacit.audit.logback;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a thrown exception in appenders that ask for the exception itself: the frames and the scrubbed texts, none
 * of the fields.
 */
final class ReplicaThrowable extends Throwable {
    private static final long serialVersionUID = 1L;

    private final String firstLine;

    /** Makes one without frames yet. */
    ReplicaThrowable(@Nullable String message, String firstLine) {
        super(message);
        this.firstLine = firstLine;
    }

    /** The original's frames stand in for those of the place where this was made. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** Returns the text that the original showed, scrubbed; it begins with the original's class. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message alone could not name the original's class
    public String toString() {
        return firstLine;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(ReplicaThrowable.class.getName());
    }
}
