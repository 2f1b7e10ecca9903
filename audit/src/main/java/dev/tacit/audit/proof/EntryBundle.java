package dev.tacit.audit.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire form of up to 256 neighboring entries: each with its length before it, in two bytes, big-endian. Thread-safe.
 *
 * @see "C2SP tlog-tiles, Log entries"
 */
public final class EntryBundle {
    /** The longest entry that the format can hold. */
    public static final int MAX_ENTRY_BYTES = 0xFFFF;

    private EntryBundle() {}

    /** Returns the bundle of these entries. */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TilePath.FULL_WIDTH) {
            throw new IllegalArgumentException("a bundle holds 1 to 256 entries");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry has at most 65535 bytes");
            }
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /**
     * Reads a bundle.
     *
     * @throws ProofRejectedException unless the bytes are exactly so many entries
     */
    public static List<byte[]> decode(byte[] bundle, int width) {
        List<byte[]> entries = decodeUpToDamage(bundle, width);
        long bytes =
                entries.stream().mapToLong(entry -> Short.BYTES + entry.length).sum();
        if (entries.size() != width || bytes != bundle.length) {
            throw new ProofRejectedException("a bundle holds exactly as many entries as its path says");
        }
        return entries;
    }

    /** Returns the entries that can be read, at most so many: for telling where damage begins. */
    public static List<byte[]> decodeUpToDamage(byte[] bundle, int width) {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (rest.remaining() >= Short.BYTES && entries.size() < width) {
            byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
            if (entry.length > rest.remaining()) {
                break;
            }
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
