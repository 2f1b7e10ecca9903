package dev.tacit.audit.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One entry in the write-ahead file: {@code [length u32][crc32c u32][index u64][forced u64][entry]}, big-endian, the
 * checksum over all that follows it.
 *
 * <p>{@code forced} counts the entries that were known to be on the disk when the frame was written. A frame that follows
 * damage tells by it whether what is damaged had been durable (corruption) or was written together with it (a torn
 * batch, whose pages may reach the disk in any order).
 */
final class WalFrame {
    static final int HEADER_BYTES = 24;
    private static final int UNCHECKED_BYTES = 8;

    private final long index;
    private final long forced;
    private final byte[] entry;

    /**
     * @param index the entry's index in the log
     * @param forced how many entries were durable before this frame's batch
     * @param entry the entry's bytes
     */
    WalFrame(long index, long forced, byte[] entry) {
        this.index = index;
        this.forced = forced;
        this.entry = entry;
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

    void writeTo(ByteBuffer out) {
        int start = out.position();
        out.putInt(entry.length).putInt(0).putLong(index).putLong(forced).put(entry);
        out.putInt(start + Integer.BYTES, checksum(out, start, entry.length));
    }

    /** Reads the frame at this position, if a whole and valid one stands there. */
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
        byte[] entry = new byte[length];
        file.get(position + HEADER_BYTES, entry);
        return Optional.of(new WalFrame(
                file.getLong(position + UNCHECKED_BYTES),
                file.getLong(position + UNCHECKED_BYTES + Long.BYTES),
                entry));
    }

    private static int checksum(ByteBuffer file, int position, int length) {
        CRC32C crc = new CRC32C();
        crc.update(file.slice(position + UNCHECKED_BYTES, HEADER_BYTES - UNCHECKED_BYTES + length));
        return (int) crc.getValue();
    }
}
