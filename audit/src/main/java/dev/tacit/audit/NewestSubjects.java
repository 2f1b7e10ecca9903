package dev.tacit.audit;

import dev.tacit.SubjectHandle;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.internal.TileReader;
import dev.tacit.audit.internal.WalContent;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The handles that a log's newest entries use, those of the write-ahead file and of the last bundle. Rows of the handle table
 * are durable before the entries that use them, so a table without these was emptied, shortened, or put back.
 */
final class NewestSubjects {
    private NewestSubjects() {}

    /**
     * Returns the handles.
     *
     * @param size how many entries the tiles hold
     * @throws LogCorruptedException if an entry is none
     */
    static Set<SubjectHandle> of(LogStorage storage, LogLayout layout, long size, WalContent wal) throws IOException {
        Set<SubjectHandle> handles = new HashSet<>();
        addAll(wal.entries(), handles);
        if (size > 0) {
            TilePath last = TilePath.holding(TilePath.ENTRIES, size - 1, size);
            addAll(new TileReader(storage, layout, size).bundle(last), handles);
        }
        return handles;
    }

    private static void addAll(List<byte[]> entries, Set<SubjectHandle> handles) {
        for (byte[] entry : entries) {
            try {
                JsonReader subjects = JsonReader.of(Json.parse(entry)).field("subjects");
                if (subjects.isPresent()) {
                    subjects.items().forEach(handle -> handles.add(SubjectHandle.parse(handle.string())));
                }
            } catch (JsonException | IllegalArgumentException malformed) {
                throw new LogCorruptedException("an entry of the log cannot be read");
            }
        }
    }
}
