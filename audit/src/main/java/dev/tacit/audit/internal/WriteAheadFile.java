package dev.tacit.audit.internal;

import dev.tacit.audit.proof.LogCorruptedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where entries become durable before they are in a tile. One segment is written at a time; a published log begins a new
 * one when the old is large, since its entries are in the tiles then. Not thread-safe.
 */
public final class WriteAheadFile implements Closeable {
    private static final long ROTATE_AT_BYTES = 4L << 20;

    private final LogStorage storage;
    private final LogLayout layout;
    private final FolderMac mac;
    private LogStorage.AppendFile file;
    private Path path;
    private long nextIndex;
    private long sizeBytes;

    private WriteAheadFile(
            LogStorage storage, LogLayout layout, FolderMac mac, Path path, long nextIndex, long sizeBytes)
            throws IOException {
        this.storage = storage;
        this.layout = layout;
        this.mac = mac;
        this.file = storage.openForAppend(path);
        this.path = path;
        this.nextIndex = nextIndex;
        this.sizeBytes = sizeBytes;
    }

    /** Makes the first segment of a log without entries. */
    public static void create(LogStorage storage, LogLayout layout) throws IOException {
        new AtomicFiles(storage).replaceBelow(layout.directory(), layout.walSegment(0), WalContent.MAGIC);
        storage.forceDirectory(layout.wal());
        storage.forceDirectory(layout.directory());
    }

    /**
     * Reads the newest segment, whoever wrote it: a verifier has no key. Of an event in several entries all are there or
     * none: what a crash left of one is torn.
     *
     * @throws LogCorruptedException if there is none or it is damaged
     */
    public static WalContent read(LogStorage storage, LogLayout layout) throws IOException {
        return read(storage, layout, Optional.empty());
    }

    /**
     * Reads the newest segment, which must be of the log that has this key.
     *
     * @throws LogCorruptedException if there is none, it is damaged, or somebody else wrote in it
     */
    public static WalContent read(LogStorage storage, LogLayout layout, FolderMac mac) throws IOException {
        return read(storage, layout, Optional.of(mac));
    }

    private static WalContent read(LogStorage storage, LogLayout layout, Optional<FolderMac> mac) throws IOException {
        List<Path> segments = segments(storage, layout);
        if (segments.isEmpty()) {
            throw new LogCorruptedException("the log has no write-ahead file");
        }
        Path newest = segments.get(segments.size() - 1);
        WalContent content = WalContent.read(LogLayout.firstIndex(newest), storage.read(newest));
        mac.ifPresent(content::refuseForeign); // before anything is cut
        int unfinished = EntryPart.unfinished(content.entries());
        return unfinished == 0 ? content : content.withoutLast(unfinished);
    }

    /** Tells whether there is a segment. */
    public static boolean exists(LogStorage storage, LogLayout layout) throws IOException {
        return !segments(storage, layout).isEmpty();
    }

    /**
     * Opens the segment that was read. Its good part is written anew, in the place of the old, and with it entries that say
     * what was cut: so no crash comes between the two. What was read may be in the cache of the operating system alone,
     * also where forcing it failed before, and then another force of the same file writes nothing.
     *
     * @param recovered entries of the log's own
     */
    public static WriteAheadFile open(
            LogStorage storage, LogLayout layout, WalContent content, List<byte[]> recovered, FolderMac mac)
            throws IOException {
        Path newest = layout.walSegment(content.firstIndex());
        ByteBuffer frames = frames(content.nextIndex(), recovered, mac);
        ByteBuffer segment = ByteBuffer.allocate(content.good().remaining() + frames.remaining());
        AtomicFiles.replace(
                storage, newest, segment.put(content.good()).put(frames).array());
        for (Path replaced : segments(storage, layout)) {
            if (!replaced.equals(newest)) {
                Leftovers.remove(storage, replaced);
            }
        }
        return new WriteAheadFile(
                storage, layout, mac, newest, content.nextIndex() + recovered.size(), segment.capacity());
    }

    /** The index that the next entry gets; all before it are durable. */
    public long nextIndex() {
        return nextIndex;
    }

    /** Appends these entries in one write; they are durable when this returns. */
    public void append(List<byte[]> entries) throws IOException {
        ByteBuffer batch = frames(nextIndex, entries, mac);
        sizeBytes += batch.remaining();
        file.write(batch);
        file.force();
        nextIndex += entries.size();
    }

    /** The frames of entries that are written together, behind those that are durable. */
    private static ByteBuffer frames(long firstIndex, List<byte[]> entries, FolderMac mac) {
        int bytes = entries.stream()
                .mapToInt(entry -> WalFrame.HEADER_BYTES + entry.length)
                .sum();
        ByteBuffer batch = ByteBuffer.allocate(bytes);
        for (int i = 0; i < entries.size(); i++) {
            WalFrame.write(firstIndex + i, firstIndex, entries.get(i), mac, batch);
        }
        return batch.flip();
    }

    /** Begins a new segment if this one is large. Called when all its entries are durable in tiles. */
    public void rotateIfLarge() throws IOException {
        if (sizeBytes < ROTATE_AT_BYTES) {
            return;
        }
        Path old = path;
        Path next = layout.walSegment(nextIndex);
        AtomicFiles.replace(storage, next, WalContent.MAGIC);
        file.close();
        file = storage.openForAppend(next);
        path = next;
        sizeBytes = WalContent.MAGIC.length;
        Leftovers.remove(storage, old);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static List<Path> segments(LogStorage storage, LogLayout layout) throws IOException {
        return storage.list(layout.wal()).stream()
                .filter(LogLayout::isWalSegment)
                .toList();
    }
}
