package dev.tacit.audit.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
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

    /** Returns access to a field that holds a text; null if there is none that can be written, or it is out of reach. */
    static @Nullable VarHandle field(Class<?> type, String name) {
        try {
            VarHandle field =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVarHandle(type, name, String.class);
            return field.isAccessModeSupported(AccessMode.SET) ? field : null;
        } catch (ReflectiveOperationException | SecurityException | LinkageError outOfReach) {
            return null;
        }
    }

    /**
     * Returns the text that the event has, or that it would make. It may be anything: it is not kept yet.
     *
     * @param template of the event's message
     * @param arguments of the event; texts and immutable scalars only
     */
    String of(ILoggingEvent event, Template template, @Nullable Object[] arguments) {
        if (KEPT == null || !isOurs(event, template)) {
            return event.getFormattedMessage();
        }
        String made = (String) KEPT.get((LoggingEvent) event);
        return made != null ? made : template.fill(arguments);
    }

    /** Lets this be the event's text from now on, whatever becomes of the array of its arguments. */
    void keep(ILoggingEvent event, Template template, String text) {
        if (KEPT != null && isOurs(event, template)) {
            KEPT.set((LoggingEvent) event, text);
        }
    }

    /**
     * Lets what these arguments make be the event's text from now on.
     *
     * @return false if it has, or makes, another text, which nobody may have looked at
     */
    boolean settle(ILoggingEvent event, Template template, @Nullable Object[] arguments) {
        if (template.hasEscapes()) {
            return false;
        }
        String text = template.fill(arguments);
        if (KEPT == null || !isOurs(event, template)) {
            return text.equals(event.getFormattedMessage());
        }
        String made = (String) KEPT.get((LoggingEvent) event);
        if (made == null) {
            KEPT.set((LoggingEvent) event, text);
        }
        return made == null || made.equals(text);
    }

    private static boolean isOurs(ILoggingEvent event, Template template) {
        return event.getClass() == LoggingEvent.class && !template.hasEscapes();
    }
}
