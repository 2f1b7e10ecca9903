package dev.tacit.audit.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.audit.proof.LogCorruptedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The random names under which this log knows subjects. They stand beside the log and not in it: without this file no
 * entry leads back to a subject, and every proof still holds.
 *
 * <p>In clear, in a file that only its owner may read; a row, once written, stays. One line a subject: tenant, the subject's handle, the log's own handle. {@link #handleOf} may be called by any thread;
 * the rest by the writer alone. Keeps all handles in memory, about 250 bytes each.
 */
public final class HandleTable implements Closeable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LogStorage.AppendFile file;
    private final Map<Key, SubjectHandle> handles;
    private final ConcurrentLinkedQueue<Row> unsaved = new ConcurrentLinkedQueue<>();

    private record Key(Tenant tenant, SubjectHandle subject) {}

    private record Row(Key key, SubjectHandle handle) {
        String line() {
            return key.tenant.id() + " " + key.subject.hex() + " " + handle.hex() + "\n";
        }
    }

    private HandleTable(LogStorage.AppendFile file, Map<Key, SubjectHandle> handles) {
        this.file = file;
        this.handles = handles;
    }

    /** Opens the table and cuts a torn last line, of which no entry can speak. */
    public static HandleTable open(LogStorage storage, LogLayout layout) throws IOException {
        byte[] content = storage.exists(layout.handles()) ? storage.read(layout.handles()) : new byte[0];
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        LogStorage.AppendFile file = storage.openForAppend(layout.handles());
        if (whole.length() < text.length()) {
            file.truncate(whole.length());
        }
        return new HandleTable(file, parse(whole));
    }

    /** Returns the log's handle of this subject, a new one if it has none. */
    public SubjectHandle handleOf(Tenant tenant, SubjectHandle subject) {
        return handles.computeIfAbsent(new Key(tenant, subject), this::draw);
    }

    /** Returns the log's handle of this subject if it has one. */
    public Optional<SubjectHandle> find(Tenant tenant, SubjectHandle subject) {
        return Optional.ofNullable(handles.get(new Key(tenant, subject)));
    }

    /** Makes all handles drawn so far durable; called before entries that may use them are written. */
    public void save() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Row row = unsaved.poll(); row != null; row = unsaved.poll()) {
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            rows.forEach(row -> lines.append(row.line()));
            file.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
            file.force();
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
        unsaved.add(new Row(key, handle));
        return handle;
    }

    private static Map<Key, SubjectHandle> parse(String lines) {
        Map<Key, SubjectHandle> handles = new ConcurrentHashMap<>();
        for (String line : lines.lines().toList()) {
            String[] parts = line.split(" ", -1);
            try {
                Key key = new Key(Tenant.of(parts[0]), SubjectHandle.parse(parts[1]));
                handles.put(key, SubjectHandle.parse(parts[2]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
                throw new LogCorruptedException("the log's handle table is damaged");
            }
        }
        return handles;
    }
}
