package dev.tacit.crypto.key;

import dev.tacit.Safe;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.json.CanonicalJson;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A key store's mark in a file of its own: written whole, forced to disk, readable by its owner only. It lies on another
 * volume than the key store, and its backup is not restored together with the store's. Once the store has shreds, a vault
 * without the file is refused, except under {@link KeyStoreMark#adopting}.
 *
 * <p>Thread-safe. One file serves one process; each node has its own.
 */
public final class FileMark implements KeyStoreMark {
    private static final int MAX_SIZE_BYTES = 4096;

    private final Path file;

    private FileMark(Path file) {
        this.file = file;
    }

    /** Returns the mark in this file, which need not exist yet. Its folder must: one that is missing is taken for not mounted. */
    public static FileMark at(Path file) {
        return new FileMark(file);
    }

    @Override
    public synchronized Optional<StoreMark> read() {
        requireFolder();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_SIZE_BYTES) {
                throw unreadable();
            }
            return Optional.of(parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void record(StoreMark mark) {
        if (read().filter(recorded -> recorded.reaches(mark)).isPresent()) {
            return;
        }
        try {
            DurableFile.write(file, write(mark));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void requireFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new KeyUnavailableException(
                    "the folder of the key store's mark is missing; mount its volume, or create it for a new store");
        }
    }

    private static byte[] write(StoreMark mark) {
        JsonObject content = JsonObject.builder()
                .put("format", "tacit-key-store-mark")
                .put("version", 1)
                .put("incarnation", mark.incarnation())
                .put("changes", mark.changes())
                .build();
        return CanonicalJson.write(content).getBytes(StandardCharsets.UTF_8);
    }

    private static StoreMark parse(byte[] content) {
        try {
            JsonReader reader = JsonReader.of(Json.parse(content));
            reader.refuseUnknown("format", "version", "incarnation", "changes");
            if (!reader.field("format").string().equals("tacit-key-store-mark")
                    || reader.field("version").integer() != 1) {
                throw unreadable();
            }
            return new StoreMark(
                    reader.field("incarnation").string(),
                    reader.field("changes").longInteger());
        } catch (JsonException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static UnknownFormatException unreadable() {
        return new UnknownFormatException("the file of the key store's mark is damaged or no such file");
    }

    private static KeyUnavailableException failed(IOException e) {
        return new KeyUnavailableException(
                "the file of the key store's mark cannot be read or written", Safe.of("failure", e.getClass()));
    }
}
