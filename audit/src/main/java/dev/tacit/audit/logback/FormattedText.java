package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Makes the text of a message with arguments. SLF4J looks for the placeholders again in each event; a template knows where they
 * stand, and takes two thirds of the time.
 *
 * <p>Logback's event keeps its text in a field that has no setter. Where that field is out of reach, as in a Logback that is a named
 * module and not opened, in a native image, or in a later version, Logback makes the text itself: the same text, later.
 * Thread-safe.
 */
final class FormattedText {
    private static final @Nullable VarHandle KEPT = field(LoggingEvent.class, "formattedMessage");

    /** Makes one beforehand: a class that is first needed when the stack has run out is never initialized again. */
    FormattedText() {}

    /** Returns access to a field that holds a text; null if there is none, or it is out of reach. */
    static @Nullable VarHandle field(Class<?> type, String name) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVarHandle(type, name, String.class);
        } catch (ReflectiveOperationException | SecurityException outOfReach) {
            return null;
        }
    }

    /**
     * Returns what the event's text is from now on, whatever becomes of the array of its arguments.
     *
     * @param template of the event's message
     * @param arguments of the event; texts and immutable scalars only
     */
    String of(ILoggingEvent event, Template template, @Nullable Object[] arguments) {
        if (KEPT == null || event.getClass() != LoggingEvent.class || template.hasEscapes()) {
            return event.getFormattedMessage();
        }
        String text = template.fill(arguments);
        KEPT.set((LoggingEvent) event, text);
        return text;
    }
}
