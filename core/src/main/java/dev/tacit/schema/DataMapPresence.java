package dev.tacit.schema;

import dev.tacit.annotation.PersonalRecord;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when an annotated record is in no data map: Tacit's annotation processor did not look at it, so nothing
 * checked it in the build. Compilers since JDK 23 pass over a processor that stands on the class path alone, and say
 * nothing.
 */
final class DataMapPresence {
    private static final Logger LOG = LoggerFactory.getLogger(DataMapPresence.class);

    /** Looks once, when the class's schema is built; a map that cannot be read is said too. */
    static void look(Class<?> type) {
        try {
            sayIfMissing(type);
        } catch (DeclarationException unreadable) {
            LOG.warn("{}", unreadable.getMessage()); // names resource and rule, no value
        }
    }

    private static void sayIfMissing(Class<?> type) {
        if (type.isAnnotationPresent(PersonalRecord.class) && !isInDataMap(type)) {
            LOG.warn(
                    "{} is a personal record and in no data map: Tacit's annotation processor did not run when it was"
                            + " compiled; name tacit-processor in the compiler's processor path (docs/checks.md)",
                    type.getName());
        }
    }

    private static boolean isInDataMap(Class<?> type) {
        ClassLoader loader = Optional.ofNullable(type.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        return DataMaps.of(loader).stream()
                .anyMatch(record -> record.className().equals(type.getName()));
    }

    private DataMapPresence() {}
}
