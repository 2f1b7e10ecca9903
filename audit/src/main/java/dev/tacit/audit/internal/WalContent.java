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

/** What a write-ahead segment holds. Immutable. */
public final class WalContent {
    /** The first bytes of each segment. */
    static final byte[] MAGIC = "tacit audit wal1".getBytes(StandardCharsets.US_ASCII);

    private final long firstIndex;
    private final List<WalFrame> frames;
    private final List<byte[]> entries;
    private final byte[] segment;
    private final int goodBytes;

    private WalContent(long firstIndex, List<WalFrame> frames, byte[] segment, int goodBytes) {
        this.firstIndex = firstIndex;
        this.frames = List.copyOf(frames);
        this.entries = frames.stream().map(WalFrame::entry).toList();
        this.segment = segment;
        this.goodBytes = goodBytes;
    }

    /**
     * Reads a segment, whoever wrote it.
     *
     * @param segment its bytes, which are kept
     * @throws LogCorruptedException if it is none, or a frame that had been durable is damaged
     */
    public static WalContent read(long firstIndex, byte[] segment) {
        if (segment.length < MAGIC.length || !Arrays.equals(segment, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new LogCorruptedException("a write-ahead segment has a damaged header");
        }
        ByteBuffer file = ByteBuffer.wrap(segment);
        List<WalFrame> frames = new ArrayList<>();
        int position = MAGIC.length;
        Optional<WalFrame> frame = expected(file, position, firstIndex);
        while (frame.isPresent()) {
            frames.add(frame.get());
            position += frame.get().sizeBytes();
            frame = expected(file, position, firstIndex + frames.size());
        }
        refuseLostFrames(file, position, firstIndex + frames.size());
        return new WalContent(firstIndex, frames, segment, position);
    }

    /**
     * Checks that each entry was written by the log that has this key.
     *
     * @throws LogCorruptedException if one was not
     */
    void refuseForeign(FolderMac mac) {
        for (WalFrame frame : frames) {
            if (!frame.isOurs(mac)) {
                throw new LogCorruptedException(
                        "an entry of the write-ahead file was not written by this log",
                        Safe.of("index", frame.index()));
            }
        }
    }

    /** Returns this without its last entries, so many of them: what was read of the segment behind the others is torn. */
    WalContent withoutLast(int count) {
        int kept = frames.size() - count;
        int cut = frames.subList(kept, frames.size()).stream()
                .mapToInt(WalFrame::sizeBytes)
                .sum();
        return new WalContent(firstIndex, frames.subList(0, kept), segment, goodBytes - cut);
    }

    /** The index of the first entry. */
    public long firstIndex() {
        return firstIndex;
    }

    /** The entries, in order. */
    public List<byte[]> entries() {
        return entries;
    }

    /** The valid part. */
    ByteBuffer good() {
        return ByteBuffer.wrap(segment, 0, goodBytes).asReadOnlyBuffer();
    }

    /** What follows the valid part: the rest of a batch that nobody was told of; empty after a clean stop. */
    public byte[] tornTail() {
        return Arrays.copyOfRange(segment, goodBytes, segment.length);
    }

    /** The index that the next entry has. */
    public long nextIndex() {
        return firstIndex + frames.size();
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
