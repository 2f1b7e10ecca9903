package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.sweep.ItemState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a batch's lists lie in their columns: ids as a JSON array, handles end to end, a letter for each state, and why records failed as a
 * JSON object. */
final class BatchText {
    private static final int HANDLE_CHARS = 2 * SubjectHandle.SIZE_BYTES;
    private static final int EMPTY_ARRAY_CHARS = 2;
    private static final ItemState[] STATES = ItemState.values();

    static String ids(List<String> ids) {
        return Json.write(JsonArray.ofStrings(ids));
    }

    static List<String> parseIds(String text) {
        return text.length() > EMPTY_ARRAY_CHARS && text.indexOf('\\') < 0
                ? parsePlain(text)
                : JsonReader.of(Json.parse(text)).items().stream()
                        .map(JsonReader::string)
                        .toList();
    }

    /** Without an escape no id has a quote in it, so each ends at the next; a sweep of a million rows reads a million. */
    private static List<String> parsePlain(String text) {
        List<String> ids = new ArrayList<>();
        int from = text.indexOf('"') + 1;
        while (from > 0) {
            int to = text.indexOf('"', from);
            ids.add(text.substring(from, to));
            from = text.indexOf('"', to + 1) + 1;
        }
        return ids;
    }

    /** Returns how an id stands in the column's text. */
    static String id(String id) {
        String array = ids(List.of(id));
        return array.substring(1, array.length() - 1);
    }

    static String handles(List<SubjectHandle> handles) {
        StringBuilder text = new StringBuilder(handles.size() * HANDLE_CHARS);
        handles.forEach(handle -> text.append(handle.hex()));
        return text.toString();
    }

    static List<SubjectHandle> parseHandles(String text) {
        List<SubjectHandle> handles = new ArrayList<>(text.length() / HANDLE_CHARS);
        for (int i = 0; i < text.length(); i += HANDLE_CHARS) {
            handles.add(SubjectHandle.parse(text.substring(i, i + HANDLE_CHARS)));
        }
        return handles;
    }

    /** Returns null where nothing failed, so that such batches are found. */
    static @Nullable String failures(Map<Integer, FailureReason> failures) {
        if (failures.isEmpty()) {
            return null;
        }
        JsonObject.Builder text = JsonObject.builder();
        new TreeMap<>(failures).forEach((position, reason) -> text.put(Integer.toString(position), reason.name()));
        return Json.write(text.build());
    }

    static Map<Integer, FailureReason> parseFailures(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        Map<Integer, FailureReason> failures = new HashMap<>();
        JsonReader.of(Json.parse(text))
                .fields()
                .forEach((position, reason) ->
                        failures.put(Integer.valueOf(position), reason.enumValue(FailureReason.class)));
        return failures;
    }

    static String states(List<ItemState> states) {
        StringBuilder text = new StringBuilder(states.size());
        states.forEach(state -> text.append(letter(state)));
        return text.toString();
    }

    static List<ItemState> parseStates(String text) {
        return text.chars().mapToObj(letter -> state((char) letter)).toList();
    }

    private static char letter(ItemState state) {
        return switch (state) {
            case PLANNED -> 'P';
            case REMOVED -> 'R';
            case VERIFIED -> 'V';
            case ALREADY_GONE -> 'G';
            case NOT_DUE -> 'N';
            case FAILED -> 'F';
        };
    }

    private static ItemState state(char letter) {
        for (ItemState state : STATES) {
            if (letter(state) == letter) {
                return state;
            }
        }
        throw new IllegalStateException("a batch's states were not written by this library");
    }

    private BatchText() {}
}
