package dev.tacit.audit.logback;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.sift.AppenderTracker;
import ch.qos.logback.core.sift.SiftingAppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sink writes on each line by logstash-logback-encoder without asking an event for it: the properties of the context,
 * and fields of the configuration. Its parts are told by the names of their classes, in whatever appender or layout they stand.
 */
final class EncoderFields {
    private static final String LOGSTASH = "net.logstash.logback.";
    private static final String READS_CONTEXT = LOGSTASH + "composite.ContextJsonProvider";
    private static final List<String> GETTERS_OF_PARTS = List.of("getEncoder", "getLayout", "getProviders");
    private static final String FIELDS = "getCustomFields";

    private final Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> custom = new ArrayList<>();
    private boolean mayReadContext;

    private EncoderFields() {}

    static EncoderFields of(Appender<?> sink) {
        EncoderFields fields = new EncoderFields();
        fields.add(sink);
        return fields;
    }

    /** Says whether the sink reads the context's properties itself, or a part of it does not let itself be asked. */
    boolean mayReadContext() {
        return mayReadContext;
    }

    /** Returns the fields that the configuration adds to each line, each text in JSON. */
    List<String> custom() {
        return List.copyOf(custom);
    }

    private void add(Object part) {
        if (part instanceof Iterable<?> several) {
            several.forEach(this::add);
        } else if (parts.add(part)) {
            mayReadContext |= isOf(part.getClass(), READS_CONTEXT);
            if (isOf(part.getClass(), LOGSTASH)) {
                answer(part, FIELDS).map(Object::toString).ifPresent(custom::add);
            }
            GETTERS_OF_PARTS.forEach(getter -> answer(part, getter).ifPresent(this::add));
            if (part instanceof SiftingAppenderBase<?> sifting) {
                addSifted(sifting);
            }
        }
    }

    /** A sifting appender makes its appenders as lines come; before the first its configuration alone can be asked. */
    private void addSifted(SiftingAppenderBase<?> sifting) {
        List<Appender<?>> made = madeBy(sifting.getAppenderTracker());
        made.forEach(this::addWithChildren);
        if (made.isEmpty()) {
            SiftedConfiguration sifted = SiftedConfiguration.of(sifting);
            mayReadContext |= sifted.mayReadContext();
            custom.addAll(sifted.textsOfLogstash());
        }
    }

    private static List<Appender<?>> madeBy(@Nullable AppenderTracker<?> tracker) {
        if (tracker == null) {
            return List.of();
        }
        synchronized (tracker) { // as Logback does while it adds one
            return List.copyOf(tracker.allComponents());
        }
    }

    private void addWithChildren(Appender<?> appender) {
        add(appender);
        Sinks.childrenOf(appender).forEach(this::addWithChildren);
    }

    /** Says whether the class or one above it has a name that begins so. */
    private static boolean isOf(Class<?> type, String prefix) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Object> answer(Object part, String getter) {
        try {
            return Optional.ofNullable(part.getClass().getMethod(getter).invoke(part));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            mayReadContext = true;
            return Optional.empty();
        }
    }
}
