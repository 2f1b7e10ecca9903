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
        if (KEPT == null || !isOurs(event, template)) {
            return isMadeOf(event.getFormattedMessage(), template, arguments);
        }
        String made = (String) KEPT.get((LoggingEvent) event);
        if (made == null) {
            KEPT.set((LoggingEvent) event, template.fill(arguments));
        }
        return made == null || isMadeOf(made, template, arguments);
    }

    /** Says whether this is the text that the template makes, without making it: each appender but the first asks. */
    private static boolean isMadeOf(String text, Template template, @Nullable Object[] arguments) {
        int at = 0;
        for (int i = 0; i < template.placeholders() && at >= 0; i++) {
            at = behind(text, at, template.part(i));
            if (at >= 0) {
                at = behind(text, at, i < arguments.length ? arguments[i] : Template.PLACEHOLDER);
            }
        }
        return at >= 0 && behind(text, at, template.lastPart()) == text.length();
    }

    /** Returns where what stands here ends; -1 if something else stands here. */
    private static int behind(String text, int at, @Nullable Object argument) {
        if (argument instanceof Integer || argument instanceof Long) {
            return behind(text, at, ((Number) argument).longValue());
        }
        String expected = String.valueOf(argument);
        return text.startsWith(expected, at) ? at + expected.length() : -1;
    }

    /** From the last digit to the first. */
    private static int behind(String text, int at, long number) {
        int start = number < 0 ? at + 1 : at;
        int end = start + 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            end++;
        }
        boolean same = end <= text.length() && (start == at || text.charAt(at) == '-');
        long rest = number;
        for (int i = end - 1; i >= start && same; i--) {
            same = text.charAt(i) == '0' + Math.abs(rest % 10);
            rest /= 10;
        }
        return same ? end : -1;
    }

    private static boolean isOurs(ILoggingEvent event, Template template) {
        return event.getClass() == LoggingEvent.class && !template.hasEscapes();
    }
}
