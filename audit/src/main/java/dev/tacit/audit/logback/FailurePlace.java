package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.schema.Schemas;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says of a failure what it was and where it happened, by the names of classes and methods and by lines, which hold no values.
 * A throwable of the host's may say what it likes, so its frames are scanned all the same, by the standard scanner: the host's
 * may be what failed.
 */
final class FailurePlace {
    private static final int MAX_FRAMES = 4;

    private final Scrubber scrubber = Scrubber.withLabels(Schemas.annotated());

    /** Returns the failure's class and, if they can be told, its first frames. */
    String of(Throwable failure) {
        String type = failure.getClass().getName();
        try {
            return type + frames(failure);
        } catch (Throwable again) { // the host's own code may be asked for the frames
            return type;
        }
    }

    private String frames(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return frames.length == 0
                ? ""
                : Arrays.stream(frames)
                        .limit(MAX_FRAMES)
                        .map(this::frame)
                        .collect(Collectors.joining(", ", " at ", ""));
    }

    private String frame(StackTraceElement frame) {
        String method = scrubber.text(frame.getClassName() + "." + frame.getMethodName());
        return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
    }
}
