package dev.tacit.crypto.internal;

import dev.tacit.Safe;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.UnknownFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of frames that grows at its end. Each frame is forced to disk before the next is begun, so that a crash can tear
 * the last one only.
 *
 * <p>The file begins with {@code TACITKS1}. A frame is its payload's length (4 bytes, big-endian), the CRC-32C of these 4
 * bytes, the CRC-32C of the payload, and the payload.
 *
 * <p>On opening, a bad frame after which no whole frame can be found is a torn tail, and is cut off; a flipped bit in the
 * very last frame looks the same. A bad frame with a whole one after it is damage, and is refused. After a write that
 * failed the file's state is not known, so nothing more is written until it is opened anew. Not thread-safe.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final byte[] MAGIC = "TACITKS1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = 12;
    private static final int MAX_PAYLOAD_BYTES = 64 << 20;

    private final Path file;
    /** Not a channel: an interrupted thread's writing would close it for all. */
    private RandomAccessFile end;

    private boolean broken;

    private Journal(Path file, RandomAccessFile end) {
        this.file = file;
        this.end = end;
    }

    /** Makes a new file with these payloads, or replaces an old one by it, in one step. */
    static Journal create(Path file, List<byte[]> payloads) throws IOException {
        DurableFile.write(file, content(payloads));
        return new Journal(file, openAtEnd(file));
    }

    /**
     * Opens the file and reads it.
     *
     * @param payloads takes the payloads, in order
     * @throws UnknownFormatException if the file is none of ours or is damaged
     */
    static Journal open(Path file, List<byte[]> payloads) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int whole = readFrames(content, payloads);
        RandomAccessFile end = openAtEnd(file);
        if (whole < content.length) {
            LOG.warn("cut a torn tail off the key store's file, bytes={}", content.length - whole);
            end.setLength(whole);
            end.seek(whole);
            end.getFD().sync();
        }
        return new Journal(file, end);
    }

    /** Adds a frame; durable when this returns. */
    void append(byte[] payload) {
        requireWhole();
        byte[] frame = frame(payload);
        broken = true; // until it is done: an error may come in between
        try {
            end.write(frame);
            end.getFD().sync();
            broken = false;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Replaces the whole file by these payloads, in one step. */
    void rewrite(List<byte[]> payloads) {
        requireWhole();
        byte[] content = content(payloads);
        broken = true;
        try {
            DurableFile.write(file, content);
            end.close();
            end = openAtEnd(file);
            broken = false;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public void close() throws IOException {
        broken = true;
        end.close();
    }

    private void requireWhole() {
        if (broken) {
            throw new KeyUnavailableException("the key store's file could not be written earlier; open the store anew");
        }
    }

    private static KeyUnavailableException notWritten(IOException e) {
        return new KeyUnavailableException(
                "the key store's file could not be written", Safe.of("failure", e.getClass()));
    }

    private static RandomAccessFile openAtEnd(Path file) throws IOException {
        RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw");
        end.seek(end.length());
        return end;
    }

    private static byte[] content(List<byte[]> payloads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        payloads.forEach(payload -> out.writeBytes(frame(payload)));
        return out.toByteArray();
    }

    private static byte[] frame(byte[] payload) {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new KeyUnavailableException(
                    "a shred of this many keys at once is more than the key store's file takes; shred narrower scopes first");
        }
        byte[] length =
                ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).array();
        return ByteBuffer.allocate(HEAD_BYTES + payload.length)
                .put(length)
                .putInt(crc(length, 0, length.length))
                .putInt(crc(payload, 0, payload.length))
                .put(payload)
                .array();
    }

    /** Returns where the last whole frame ends. */
    private static int readFrames(byte[] content, List<byte[]> payloads) {
        if (!startsWithMagic(content)) {
            throw new UnknownFormatException("the key store's file is none, or of a newer version");
        }
        List<byte[]> found = new ArrayList<>();
        int position = MAGIC.length;
        while (isWholeFrame(content, position)) {
            int length = ByteBuffer.wrap(content).getInt(position);
            found.add(payload(content, position, length));
            position += HEAD_BYTES + length;
        }
        for (int later = position + 1; later < content.length; later++) {
            if (isWholeFrame(content, later)) {
                throw new UnknownFormatException(
                        "the key store's file is damaged before its end; restore it from a backup");
            }
        }
        payloads.addAll(found);
        return position;
    }

    private static boolean startsWithMagic(byte[] content) {
        return content.length >= MAGIC.length
                && ByteBuffer.wrap(content, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    private static byte[] payload(byte[] content, int position, int length) {
        byte[] payload = new byte[length];
        System.arraycopy(content, position + HEAD_BYTES, payload, 0, length);
        return payload;
    }

    private static boolean isWholeFrame(byte[] content, int position) {
        if (content.length - position < HEAD_BYTES) {
            return false;
        }
        ByteBuffer head = ByteBuffer.wrap(content, position, HEAD_BYTES);
        int length = head.getInt();
        return head.getInt() == crc(content, position, Integer.BYTES)
                && length >= 0
                && length <= content.length - position - HEAD_BYTES
                && head.getInt() == crc(content, position + HEAD_BYTES, length);
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
