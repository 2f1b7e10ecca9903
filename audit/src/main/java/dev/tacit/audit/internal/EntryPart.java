package dev.tacit.audit.internal;

import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import java.util.List;

/**
 * Which part of an event an entry is, where one entry could not hold it. Parts stand one behind the other in the log and
 * each says all of the event but the other parts' subjects: counts such as {@code records} are of the whole event.
 *
 * @param id a random id that the parts share
 * @param number 1 for the first part
 * @param count how many parts there are
 */
public record EntryPart(String id, int number, int count) {
    private static final String MEMBER = "part";
    private static final String NUMBER = "number";
    private static final String COUNT = "count";

    /** Returns the entry as this part. */
    public JsonObject in(JsonObject entry) {
        JsonObject part = JsonObject.builder()
                .put("id", id)
                .put(NUMBER, number)
                .put(COUNT, count)
                .build();
        return entry.with(MEMBER, part);
    }

    /** How many of the last entries are parts of an event whose other parts are not there; 0 if the last one ends an event. */
    static int unfinished(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        try {
            JsonReader part =
                    JsonReader.of(Json.parse(entries.get(entries.size() - 1))).field(MEMBER);
            if (!part.isPresent()
                    || part.field(NUMBER).longInteger() >= part.field(COUNT).longInteger()) {
                return 0;
            }
            return Math.toIntExact(Math.min(entries.size(), part.field(NUMBER).longInteger()));
        } catch (JsonException malformed) {
            throw new LogCorruptedException("an entry of the log cannot be read");
        }
    }
}
