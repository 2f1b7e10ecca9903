package dev.tacit.audit.testkit;

/** Where in a log event a canary is put. */
public enum Part {
    /** The text of the template. */
    MESSAGE("message"),
    /** A text given as an argument. */
    ARGUMENT("argument"),
    /** Two arguments that make the value together. */
    SPLIT_ARGUMENTS("arguments, split in two"),
    /** The argument's {@code toString}. */
    OBJECT_TEXT("text of an object"),
    /** A member of an argument whose class classifies it. */
    CLASSIFIED_MEMBER("classified member of an argument"),
    /** A classified member of an argument within a collection. */
    CLASSIFIED_IN_COLLECTION("classified member of an object in a list"),
    /** A value of the mapped diagnostic context. */
    MDC("MDC"),
    /** A value of a key-value pair. */
    KEY_VALUE_PAIR("key-value pair"),
    /** A marker's name. */
    MARKER("marker"),
    /** An exception's message. */
    EXCEPTION("exception's message"),
    /** The message of an exception's cause. */
    CAUSE("message of a cause"),
    /** The message of a suppressed exception. */
    SUPPRESSED("message of a suppressed exception"),
    /** The name of the thread. */
    THREAD("thread's name"),
    /** The name of the logger. */
    LOGGER("logger's name"),
    /** A property of the logger context, as the event has it. */
    CONTEXT_PROPERTY("property of the logger context");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** Returns the part as it stands in a sentence. */
    String words() {
        return words;
    }
}
