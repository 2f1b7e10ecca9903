package dev.tacit.audit;

import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import java.nio.charset.StandardCharsets;

/**
 * An entry as it was read back.
 *
 * <p>Immutable and thread-safe.
 *
 * @param index its place in the log, from 0
 * @param text the JSON text, whose UTF-8 bytes are the leaf of the tree
 */
public record LogEntry(long index, String text) {
    /** Returns the entry's bytes, in a fresh array. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the entry's members. */
    public JsonObject json() {
        return JsonReader.of(Json.parse(text)).asObject();
    }
}
