package dev.tacit.audit.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The random names under which this log knows subjects. They stand beside the log and not in it: without this file no
 * entry leads back to a subject, and every proof still holds.
 *
 * <p>In clear, in a file that only its owner may read; a row, once written, stays. One {@link HandleRow} a subject. {@link
 * #handleOf} may be called by any thread; the rest by the writer alone. Keeps all handles in memory, about 300 bytes each.
 */
public final class HandleTable implements Closeable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LogStorage.AppendFile file;
    private final Map<Key, SubjectHandle> handles;
    private final ConcurrentLinkedQueue<Drawn> unsaved = new ConcurrentLinkedQueue<>();
    private long forcedBytes;

    private record Key(Tenant tenant, SubjectHandle subject) {}

    private record Drawn(Key key, SubjectHandle handle) {
        HandleRow row(long forced) {
            return new HandleRow(key.tenant, key.subject, handle, forced);
        }
    }

    private HandleTable(LogStorage.AppendFile file, Map<Key, SubjectHandle> handles, long forcedBytes) {
        this.file = file;
        this.handles = handles;
        this.forcedBytes = forcedBytes;
    }

    /** Opens the table and cuts what a crash left of a batch of rows, of which no entry can speak. */
    public static HandleTable open(LogStorage storage, LogLayout layout) throws IOException {
        Map<Key, SubjectHandle> handles = new ConcurrentHashMap<>();
        HandleRows.Extent extent = HandleRows.read(
                storage, layout, row -> handles.put(new Key(row.tenant(), row.subject()), row.handle()));
        LogStorage.AppendFile file = storage.openForAppend(layout.handles());
        try {
            if (extent.isTorn()) {
                file.truncate(extent.goodBytes());
            }
            file.force(); // what was read may still be in the cache of the operating system only
            return new HandleTable(file, handles, extent.goodBytes());
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
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

    /** Makes all handles drawn so far durable; called before entries that may use them are written. */
    public void save() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Drawn drawn = unsaved.poll(); drawn != null; drawn = unsaved.poll()) {
            lines.append(drawn.row(forcedBytes).line());
        }
        if (!lines.isEmpty()) {
            byte[] rows = lines.toString().getBytes(StandardCharsets.US_ASCII);
            file.write(ByteBuffer.wrap(rows));
            file.force();
            forcedBytes += rows.length;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private SubjectHandle draw(Key key) {
        byte[] random = new byte[SubjectHandle.SIZE_BYTES];
        RANDOM.nextBytes(random);
        SubjectHandle handle = SubjectHandle.of(random);
        unsaved.add(new Drawn(key, handle));
        return handle;
    }
}
