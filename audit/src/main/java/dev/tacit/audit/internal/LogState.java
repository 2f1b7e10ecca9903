package dev.tacit.audit.internal;

import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.TreeHash;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The intent to sign: the newest head that may have been signed. Forced before the signature is made, so that after a
 * crash the log signs this very head again, or a longer one, and never another. Carries a {@link FolderMac} tag.
 *
 * @param verifierKey whose log this is
 * @param size the head's size; the tiles hold so many entries
 * @param root the head's root
 * @param handleBytes how many bytes of the handle table are on the disk, so that damage among them is told from a torn end
 */
public record LogState(String verifierKey, long size, TreeHash root, long handleBytes) {
    private static final String FORMAT = "tacit-audit-2";

    /** The state of a log without entries. */
    public static LogState empty(String verifierKey) {
        return new LogState(verifierKey, 0, TreeHash.EMPTY_ROOT, 0);
    }

    /** Returns this with another size of the handle table. */
    public LogState withHandleBytes(long bytes) {
        return new LogState(verifierKey, size, root, bytes);
    }

    /**
     * Reads the state, whoever wrote it: a verifier has no key.
     *
     * @throws LogCorruptedException if it is malformed
     */
    public static LogState read(LogStorage storage, LogLayout layout) throws IOException {
        return parse(storage.read(layout.state()));
    }

    /**
     * Reads the state, which must be that of the log that has this key.
     *
     * @throws LogCorruptedException if it is malformed, or this log did not write it
     * @throws IllegalArgumentException if it names another log or key
     */
    public static LogState read(LogStorage storage, LogLayout layout, SigningKey key) throws IOException {
        byte[] file = storage.read(layout.state());
        LogState state = parse(file);
        if (!state.verifierKey.equals(key.verifierKey().text())) {
            throw new IllegalArgumentException("the directory holds the log of another origin or key");
        }
        JsonObject ours = state.tagged(FolderMac.of(key));
        if (!MessageDigest.isEqual(file, bytes(ours))) {
            throw new LogCorruptedException("the log's state was not written by this log");
        }
        return state;
    }

    /** Writes the state; it is durable when this returns. */
    public void write(LogStorage storage, LogLayout layout, FolderMac mac) throws IOException {
        AtomicFiles.replace(storage, layout.state(), bytes(tagged(mac)));
    }

    private static LogState parse(byte[] file) {
        try {
            JsonReader state = JsonReader.of(Json.parse(file));
            state.refuseUnknown("format", "key", "size", "root", "handles", "mac");
            if (!state.field("format").string().equals(FORMAT)) {
                throw new LogCorruptedException("the log's state has an unknown format");
            }
            long size = state.field("size").longInteger();
            long handleBytes = state.field("handles").longInteger();
            if (size < 0 || handleBytes < 0) {
                throw new LogCorruptedException("the log's state has a negative size");
            }
            TreeHash root = TreeHash.parse(state.field("root").string());
            return new LogState(state.field("key").string(), size, root, handleBytes);
        } catch (JsonException | ProofRejectedException malformed) {
            throw new LogCorruptedException("the log's state cannot be read");
        }
    }

    /** With a tag over the state as it stands in the file without it. */
    private JsonObject tagged(FolderMac mac) {
        byte[] tag = mac.tag("state", ByteBuffer.wrap(bytes(fields().build())));
        return fields().put("mac", HexFormat.of().formatHex(tag)).build();
    }

    private JsonObject.Builder fields() {
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("key", verifierKey)
                .put("size", size)
                .put("root", root.base64())
                .put("handles", handleBytes);
    }

    private static byte[] bytes(JsonObject state) {
        return (Json.write(state) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
