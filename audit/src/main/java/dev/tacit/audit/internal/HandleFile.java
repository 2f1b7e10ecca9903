package dev.tacit.audit.internal;

import static java.util.stream.Collectors.joining;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file of a {@link HandleTable}: in clear, and only its owner may read it. A header, and one {@link HandleRow} a subject,
 * which, once written, stays. Used by the writer alone.
 */
public final class HandleFile implements Closeable {
    private final HandleTable table;
    private final LogStorage.AppendFile file;
    private long forcedBytes;

    private HandleFile(HandleTable table, LogStorage.AppendFile file, long forcedBytes) {
        this.table = table;
        this.file = file;
        this.forcedBytes = forcedBytes;
    }

    /** Makes the file of a table without rows. */
    public static void create(LogStorage storage, LogLayout layout) throws IOException {
        AtomicFiles.replace(storage, layout.handles(), bytes(HandleRows.HEADER + "\n"));
    }

    /**
     * Opens the file and cuts what a crash left of a batch of rows, of which no entry can speak. If it holds more than is
     * known to be durable, its good part is written anew: that may be in the cache of the operating system alone, also
     * where forcing it failed before, and then another force of the same file writes nothing.
     *
     * @param durableBytes how much of it is known to be durable: all of it, after a log was closed
     */
    public static HandleFile open(LogStorage storage, LogLayout layout, HandleTable table, long durableBytes)
            throws IOException {
        HandleRows.Extent extent = table.extent();
        if (extent.bytes() > durableBytes) {
            AtomicFiles.rewrite(storage, layout.handles(), extent.goodBytes());
        }
        return new HandleFile(table, storage.openForAppend(layout.handles()), extent.goodBytes());
    }

    /** Makes all handles drawn so far durable; called before entries that may use them are written. */
    public void save() throws IOException {
        List<HandleRow> drawn = table.takeDrawn(forcedBytes);
        if (!drawn.isEmpty()) {
            byte[] rows = bytes(drawn.stream().map(HandleRow::line).collect(joining()));
            file.write(ByteBuffer.wrap(rows));
            file.force();
            forcedBytes += rows.length;
        }
    }

    /** How much of the file is durable. */
    public long forcedBytes() {
        return forcedBytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static byte[] bytes(String lines) {
        return lines.getBytes(StandardCharsets.US_ASCII);
    }
}
