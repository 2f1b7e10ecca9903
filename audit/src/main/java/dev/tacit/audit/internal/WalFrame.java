package dev.tacit.audit.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One entry in the write-ahead file: {@code [length u32][crc32c u32][tag 32 bytes][index u64][forced u64][entry]},
 * big-endian; the checksum is over all that follows it, the {@link FolderMac} tag over all that follows that. A wrong
 * checksum is a write that did not end; a right one with a wrong tag is somebody else's entry.
 *
 * <p>{@code forced} counts the entries that were known to be on the disk when the frame was written. A frame that follows
 * damage tells by it whether what is damaged had been durable (corruption) or was written together with it (a torn
 * batch, whose pages may reach the disk in any order).
 */
final class WalFrame {
    private static final int CHECKED_FROM = 2 * Integer.BYTES;
    private static final int TAGGED_FROM = CHECKED_FROM + FolderMac.SIZE_BYTES;
    static final int HEADER_BYTES = TAGGED_FROM + 2 * Long.BYTES;
    private static final String USE = "wal";

    private final long index;
    private final long forced;
    private final byte[] entry;
    private final byte[] tag;

    private WalFrame(long index, long forced, byte[] entry, byte[] tag) {
        this.index = index;
        this.forced = forced;
        this.entry = entry;
        this.tag = tag;
    }

    long index() {
        return index;
    }

    long forced() {
        return forced;
    }

    byte[] entry() {
        return entry;
    }

    int sizeBytes() {
        return HEADER_BYTES + entry.length;
    }

    /** Tells whether the log that has this key wrote it. */
    boolean isOurs(FolderMac mac) {
        ByteBuffer tagged = ByteBuffer.allocate(taggedBytes(entry.length));
        tagged.putLong(index).putLong(forced).put(entry).flip();
        return mac.matches(tag, USE, tagged);
    }

    /**
     * Writes a frame.
     *
     * @param index the entry's index in the log
     * @param forced how many entries were durable before this frame's batch
     */
    static void write(long index, long forced, byte[] entry, FolderMac mac, ByteBuffer out) {
        int start = out.position();
        out.putInt(entry.length).position(start + TAGGED_FROM);
        out.putLong(index).putLong(forced).put(entry);
        out.put(start + CHECKED_FROM, mac.tag(USE, out.slice(start + TAGGED_FROM, taggedBytes(entry.length))));
        out.putInt(start + Integer.BYTES, checksum(out, start, entry.length));
    }

    /** Reads the frame at this position, if a whole and valid one stands there; {@link #isOurs} is not asked. */
    static Optional<WalFrame> readAt(ByteBuffer file, int position, int maxEntryBytes) {
        if (file.limit() - position < HEADER_BYTES) {
            return Optional.empty();
        }
        int length = file.getInt(position);
        if (length < 1 || length > maxEntryBytes || length > file.limit() - position - HEADER_BYTES) {
            return Optional.empty();
        }
        if (file.getInt(position + Integer.BYTES) != checksum(file, position, length)) {
            return Optional.empty();
        }
        byte[] tag = new byte[FolderMac.SIZE_BYTES];
        file.get(position + CHECKED_FROM, tag);
        byte[] entry = new byte[length];
        file.get(position + HEADER_BYTES, entry);
        long index = file.getLong(position + TAGGED_FROM);
        return Optional.of(new WalFrame(index, file.getLong(position + TAGGED_FROM + Long.BYTES), entry, tag));
    }

    private static int taggedBytes(int entryBytes) {
        return 2 * Long.BYTES + entryBytes;
    }

    private static int checksum(ByteBuffer file, int position, int entryBytes) {
        CRC32C crc = new CRC32C();
        crc.update(file.slice(position + CHECKED_FROM, FolderMac.SIZE_BYTES + taggedBytes(entryBytes)));
        return (int) crc.getValue();
    }
}
