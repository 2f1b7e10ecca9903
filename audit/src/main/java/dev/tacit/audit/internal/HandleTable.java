package dev.tacit.audit.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.audit.proof.LogCorruptedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The random names under which this log knows subjects. They stand beside the log and not in it: without this table no
 * entry leads back to a subject, and every proof still holds.
 *
 * <p>Keeps all handles in memory, about 300 bytes each; {@link HandleFile} makes new ones durable. Thread-safe.
 */
public final class HandleTable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Key, SubjectHandle> handles = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Drawn> unsaved = new ConcurrentLinkedQueue<>();
    private final HandleRows.Extent extent;

    private record Key(Tenant tenant, SubjectHandle subject) {}

    private record Drawn(Key key, SubjectHandle handle) {
        HandleRow row(long forced) {
            return new HandleRow(key.tenant, key.subject, handle, forced);
        }
    }

    private HandleTable(LogStorage storage, LogLayout layout, long durableBytes) throws IOException {
        this.extent = HandleRows.read(
                storage, layout, durableBytes, row -> handles.put(new Key(row.tenant(), row.subject()), row.handle()));
    }

    /**
     * Reads the table and changes nothing.
     *
     * @param durableBytes how much of it is known to have been durable
     * @throws LogCorruptedException if it is missing, or a row that had been durable is damaged or missing
     */
    public static HandleTable read(LogStorage storage, LogLayout layout, long durableBytes) throws IOException {
        return new HandleTable(storage, layout, durableBytes);
    }

    /** How much of the file was good when it was read. */
    public HandleRows.Extent extent() {
        return extent;
    }

    /** Returns the log's handle of this subject, a new one if it has none. */
    public SubjectHandle handleOf(Tenant tenant, SubjectHandle subject) {
        return handles.computeIfAbsent(new Key(tenant, subject), this::draw);
    }

    /** Returns the log's handle of this subject if it has one. */
    public Optional<SubjectHandle> find(Tenant tenant, SubjectHandle subject) {
        return Optional.ofNullable(handles.get(new Key(tenant, subject)));
    }

    /** Tells whether each of these handles of the log's own is one of a row here. */
    public boolean holdsAll(Set<SubjectHandle> own) {
        Set<SubjectHandle> missing = new HashSet<>(own);
        handles.values().forEach(missing::remove);
        return missing.isEmpty();
    }

    /**
     * Takes the rows of handles that were drawn since this was called last.
     *
     * @param forced how much of the file is durable
     */
    List<HandleRow> takeDrawn(long forced) {
        List<HandleRow> rows = new ArrayList<>();
        for (Drawn drawn = unsaved.poll(); drawn != null; drawn = unsaved.poll()) {
            rows.add(drawn.row(forced));
        }
        return rows;
    }

    private SubjectHandle draw(Key key) {
        byte[] random = new byte[SubjectHandle.SIZE_BYTES];
        RANDOM.nextBytes(random);
        SubjectHandle handle = SubjectHandle.of(random);
        unsaved.add(new Drawn(key, handle));
        return handle;
    }
}
