package dev.tacit.audit;

import dev.tacit.audit.internal.HandleFile;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogState;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.OutsideDirectory;
import dev.tacit.audit.internal.WriteAheadFile;
import dev.tacit.audit.proof.LogCorruptedException;
import java.io.IOException;
import java.nio.file.Path;

/** Makes what a log begins with, as far as it is not there: the last run may have died in the middle of this. */
final class LogBeginning {
    private final LogSettings settings;
    private final LogLayout layout;
    private final LogStorage storage;

    LogBeginning(LogSettings settings) {
        this.settings = settings;
        this.layout = settings.layout();
        this.storage = settings.storage();
    }

    /** Makes the log's directory if there is none; its name is durable in any case. */
    void makeDirectory() throws IOException {
        Path parent = layout.directory().getParent();
        if (parent == null) {
            return;
        }
        if (!storage.exists(layout.directory())) {
            storage.createDirectory(layout.directory());
        }
        OutsideDirectory.force(storage, parent);
    }

    /**
     * Returns the log's state. That of a log without entries has a write-ahead file and a handle table beside it then.
     *
     * @throws LogCorruptedException if the state is damaged, or is missing where there are other files of a log
     */
    LogState state() throws IOException {
        if (!storage.exists(layout.state())) {
            refuseUnlessEmpty();
            String key = settings.key().verifierKey().text();
            LogState.empty(key).write(storage, layout, settings.folderMac());
        }
        LogState state = LogState.read(storage, layout, settings.key());
        if (state.size() == 0 && !WriteAheadFile.exists(storage, layout)) {
            WriteAheadFile.create(storage, layout);
        }
        if (state.handleBytes() == 0 && !storage.exists(layout.handles())) {
            HandleFile.create(storage, layout);
        }
        return state;
    }

    private void refuseUnlessEmpty() {
        if (storage.exists(layout.checkpoint())
                || storage.exists(layout.tiles())
                || storage.exists(layout.wal())
                || storage.exists(layout.handles())) {
            throw new LogCorruptedException("the log has lost its state");
        }
    }
}
