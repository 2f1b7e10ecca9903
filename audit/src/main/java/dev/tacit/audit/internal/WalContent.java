package dev.tacit.audit.internal;

import dev.tacit.Safe;
import dev.tacit.audit.proof.EntryBundle;
import dev.tacit.audit.proof.LogCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a write-ahead segment holds.
 *
 * @param firstIndex the index of its first entry
 * @param entries the entries, in order
 * @param goodBytes how long the valid part is
 * @param tornTail what follows it: the rest of a batch that nobody was told of; empty after a clean stop
 */
public record WalContent(long firstIndex, List<byte[]> entries, long goodBytes, byte[] tornTail) {
    /** The first bytes of each segment. */
    static final byte[] MAGIC = "tacit audit wal1".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads a segment.
     *
     * @throws LogCorruptedException if it is none, or a frame that had been durable is damaged
     */
    public static WalContent read(long firstIndex, byte[] segment) {
        if (segment.length < MAGIC.length || !Arrays.equals(segment, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new LogCorruptedException("a write-ahead segment has a damaged header");
        }
        ByteBuffer file = ByteBuffer.wrap(segment);
        List<byte[]> entries = new ArrayList<>();
        int position = MAGIC.length;
        Optional<WalFrame> frame = expected(file, position, firstIndex);
        while (frame.isPresent()) {
            entries.add(frame.get().entry());
            position += frame.get().sizeBytes();
            frame = expected(file, position, firstIndex + entries.size());
        }
        refuseLostFrames(file, position, firstIndex + entries.size());
        return new WalContent(firstIndex, entries, position, Arrays.copyOfRange(segment, position, segment.length));
    }

    /** The index that the next entry has. */
    public long nextIndex() {
        return firstIndex + entries.size();
    }

    private static Optional<WalFrame> expected(ByteBuffer file, int position, long index) {
        return WalFrame.readAt(file, position, EntryBundle.MAX_ENTRY_BYTES).filter(frame -> frame.index() == index);
    }

    /** Refuses if a frame behind the damage was written when the damaged entry was already durable. */
    private static void refuseLostFrames(ByteBuffer file, int damageAt, long damagedIndex) {
        for (int position = damageAt; position < file.limit(); position++) {
            Optional<WalFrame> later = WalFrame.readAt(file, position, EntryBundle.MAX_ENTRY_BYTES);
            if (later.isPresent() && later.get().forced() > damagedIndex) {
                throw new LogCorruptedException(
                        "an entry that was durable is damaged in the write-ahead file", Safe.of("index", damagedIndex));
            }
        }
    }
}
