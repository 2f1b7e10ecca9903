package dev.tacit.retention.internal;

import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonNull;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonValue;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies in a row's document column. Immutable and thread-safe. Its text shows nothing. */
public sealed interface StoredDocument {
    /** Says whether any of the members may lie in it; true if that cannot be known. */
    boolean mayHold(Collection<String> members);

    /** Returns the column's text, to the letter; empty if there is none. */
    Optional<String> text();

    /** The column is NULL, or the table has none. */
    record Absent() implements StoredDocument {
        @Override
        public Optional<String> text() {
            return Optional.empty();
        }

        @Override
        public boolean mayHold(Collection<String> members) {
            return false;
        }
    }

    /** The column holds no JSON object. */
    record Unreadable(Optional<String> text) implements StoredDocument {
        @Override
        public boolean mayHold(Collection<String> members) {
            return true;
        }

        @Override
        public String toString() {
            return "Unreadable[…]";
        }
    }

    /** The column holds a JSON object. */
    record Parsed(JsonObject object, Optional<String> text) implements StoredDocument {
        @Override
        public boolean mayHold(Collection<String> members) {
            return members.stream()
                    .anyMatch(name -> object.get(name)
                            .filter(value -> value != JsonNull.NULL)
                            .isPresent());
        }

        /** Returns the document without these members, as it is to be stored. */
        String without(Collection<String> members) {
            JsonObject rest = object;
            for (String name : members) {
                rest = rest.without(name);
            }
            return Json.write(rest);
        }

        @Override
        public String toString() {
            return "Parsed[…]";
        }
    }

    /** Reads the column's text. */
    static StoredDocument parse(@Nullable String text) {
        if (text == null) {
            return new Absent();
        }
        try {
            JsonValue value = Json.parse(text);
            return value instanceof JsonObject object
                    ? new Parsed(object, Optional.of(text))
                    : new Unreadable(Optional.of(text));
        } catch (JsonException refused) {
            return new Unreadable(Optional.of(text));
        }
    }
}
