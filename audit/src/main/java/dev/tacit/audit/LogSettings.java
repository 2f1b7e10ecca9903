package dev.tacit.audit;

import dev.tacit.audit.internal.FolderMac;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What the writing side of a log needs.
 *
 * @param anchorPatience how long a call of the anchor may take
 */
record LogSettings(
        Path directory,
        SigningKey key,
        CheckpointAnchor anchor,
        Duration anchorPatience,
        PublishPolicy publishPolicy,
        LogStorage storage,
        InstantSource clock) {
    LogLayout layout() {
        return new LogLayout(directory);
    }

    String origin() {
        return key.verifierKey().name();
    }

    /** A new one, for one thread. */
    FolderMac folderMac() {
        return FolderMac.of(key);
    }
}
