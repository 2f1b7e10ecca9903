package dev.tacit.schema;

import dev.tacit.annotation.PersonalRecord;
import dev.tacit.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when an annotated record is in no data map: Tacit's annotation processor did not look at it, so nothing
 * checked it in the build. Compilers since JDK 23 pass over a processor that stands on the class path alone, and say
 * nothing.
 */
final class DataMapPresence {
    private static final String RESOURCE = "META-INF/tacit/data-map.json";
    private static final Logger LOG = LoggerFactory.getLogger(DataMapPresence.class);

    /** Looks once, when the class's schema is built. */
    static void look(Class<?> type) {
        if (type.isAnnotationPresent(PersonalRecord.class) && !isInDataMap(type)) {
            LOG.warn(
                    "{} is a personal record and in no data map: Tacit's annotation processor did not run when it was"
                            + " compiled; name tacit-processor in the compiler's processor path (docs/checks.md)",
                    type.getName());
        }
    }

    private static boolean isInDataMap(Class<?> type) {
        try {
            ClassLoader loader =
                    Optional.ofNullable(type.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
            for (URL map : Collections.list(loader.getResources(RESOURCE))) {
                try (InputStream in = map.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (DeclarationJson.read(text).stream()
                            .anyMatch(record -> record.className().equals(type.getName()))) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | JsonException unreadable) {
            return false; // a map that cannot be read vouches for nothing
        }
    }

    private DataMapPresence() {}
}
