package dev.tacit.audit;

import dev.tacit.json.JsonObject;

/**
 * Which part of an event an entry is, where one entry could not hold it. Parts stand one behind the other in the log and
 * each says all of the event but the other parts' subjects: counts such as {@code records} are of the whole event.
 *
 * @param id a random id that the parts share
 * @param number 1 for the first part
 * @param count how many parts there are
 */
record EntryPart(String id, int number, int count) {
    /** The member of an entry that holds this. */
    static final String MEMBER = "part";

    /** Returns the entry as this part. */
    JsonObject in(JsonObject entry) {
        JsonObject part = JsonObject.builder()
                .put("id", id)
                .put("number", number)
                .put("count", count)
                .build();
        return entry.with(MEMBER, part);
    }
}
