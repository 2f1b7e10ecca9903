package dev.tacit.audit;

import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.SigningKey;
import java.nio.file.Path;

/** What the writing side of a log needs. */
record LogSettings(
        Path directory, SigningKey key, CheckpointAnchor anchor, PublishPolicy publishPolicy, LogStorage storage) {
    LogLayout layout() {
        return new LogLayout(directory);
    }

    String origin() {
        return key.verifierKey().name();
    }
}
