package dev.tacit.audit.internal;

import dev.tacit.Safe;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory in which the log has a name, and which is not the log's own: the process may lack the right to read it. */
public final class OutsideDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideDirectory.class);

    private OutsideDirectory() {}

    /**
     * Makes the names in it durable, also those that a process made which ended before it did this. Where it may not be
     * read, whoever made the names had to: then a warning says so.
     */
    public static void force(LogStorage storage, Path directory) throws IOException {
        try {
            storage.forceDirectory(directory);
        } catch (AccessDeniedException notOurs) {
            LOG.warn(
                    "the directory above the audit log, or its key, may not be read and cannot be forced to the disk {}",
                    Safe.of("failure", notOurs.getClass()));
        }
    }
}
