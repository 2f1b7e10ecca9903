package dev.tacit.audit.logback;

import static java.util.Objects.requireNonNull;

/**
 * An appender whose lines are not what the scrubber promises, and why. Immutable and thread-safe.
 *
 * @param appender its name; of an appender without a name, its class's
 * @param reason what is wrong with it
 */
public record Gap(String appender, Reason reason) {
    /** Checks that both are there. */
    public Gap {
        requireNonNull(appender, "appender");
        requireNonNull(reason, "reason");
    }

    /** What is wrong with an appender. */
    public enum Reason {
        /** Events reach it without passing a scrubber. */
        UNCOVERED(
                "events reach it without passing a ScrubbingAppender: set tacit.scrubbing, or call Scrubbing.install"),

        /** It writes the context's properties without asking the event, or does not say, and these hold personal data. */
        CONTEXT_PROPERTIES(
                "it reads the context's properties itself, or may, and one holds personal data: remove that property, or"
                        + " set includeContext to false"),

        /** Its encoder adds fields of the configuration to each line, and these hold personal data. */
        CUSTOM_FIELDS(
                "fields of its encoder's configuration hold personal data, and no event brings them: remove the field"),

        /** A scrubber without an appender behind it, so that its events are lost. */
        NOTHING_BEHIND(
                "no appender stands behind this ScrubbingAppender, so its events are lost: name one that exists in"
                        + " its appender-ref"),

        /** The scrubber sees events on another thread, when their objects may have changed. */
        BEHIND_ASYNC(
                "this ScrubbingAppender stands behind an AsyncAppender, where objects show a later state: put it in"
                        + " front");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** Returns a sentence with the appender's name, the reason and what mends it. */
    @Override
    public String toString() {
        return "appender " + appender + ": " + reason.words;
    }
}
