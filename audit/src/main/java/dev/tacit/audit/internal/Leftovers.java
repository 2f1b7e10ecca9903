package dev.tacit.audit.internal;

import dev.tacit.Safe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes files that nobody needs any more. One that does not go is left, with a warning: it harms nobody. */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private interface Removal {
        void run() throws IOException;
    }

    private Leftovers() {}

    static void remove(LogStorage storage, Path file) {
        attempt(() -> storage.delete(file));
    }

    /** Removes a directory of files. */
    static void removeDirectory(LogStorage storage, Path directory) {
        attempt(() -> {
            for (Path file : storage.list(directory)) {
                storage.delete(file);
            }
            storage.delete(directory);
        });
    }

    private static void attempt(Removal removal) {
        try {
            removal.run();
        } catch (IOException | UncheckedIOException stays) {
            LOG.warn(
                    "a file that the audit log has replaced could not be removed {}",
                    Safe.of("failure", stays.getClass()));
        }
    }
}
