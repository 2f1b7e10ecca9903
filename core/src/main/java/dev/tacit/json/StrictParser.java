package dev.tacit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.tacit.Safe;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Builds the tree of one document from Jackson's tokens. The walk is ours, so that each limit and each mistake is too:
 * Jackson's messages quote their input.
 *
 * <p>Not thread-safe; one for each document.
 */
final class StrictParser {
    /** Shares nothing that came from a document: no buffers, no interned or cached member names. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonValue.MAX_DEPTH + 1) // ours answers first
                    .maxNumberLength(2 * JsonNumber.MAX_DIGITS)
                    .maxNameLength(Json.MAX_CHARS)
                    .maxStringLength(Json.MAX_CHARS)
                    .build())
            .build();

    private final JsonParser tokens;

    private StrictParser(JsonParser tokens) {
        this.tokens = tokens;
    }

    static JsonValue parse(String text) {
        try (JsonParser tokens = FACTORY.createParser(text)) {
            return new StrictParser(tokens).document();
        } catch (IOException unexpected) { // on opening or closing, which a text in memory never does
            throw new JsonException(JsonPointer.ROOT, "cannot be read", Safe.of("reason", unexpected.getClass()));
        }
    }

    private JsonValue document() {
        try {
            JsonValue root = value(tokens.nextToken(), 1);
            if (tokens.nextToken() != null) {
                throw mistake("must be followed by nothing");
            }
            return root;
        } catch (JsonEOFException early) {
            throw mistake("must not end early");
        } catch (StreamConstraintsException tooLarge) {
            throw mistake("must be within the limits of length");
        } catch (IOException malformed) {
            throw mistake("must be JSON");
        }
    }

    private JsonValue value(JsonToken token, int depth) throws IOException {
        if (token == null) {
            throw mistake("must not be empty");
        }
        return switch (token) {
            case START_OBJECT -> object(shallow(depth));
            case START_ARRAY -> array(shallow(depth));
            case VALUE_STRING -> new JsonString(wellFormed(tokens.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(tokens.getText());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw mistake("must be JSON");
        };
    }

    private JsonObject object(int depth) throws IOException {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(tokens.currentName());
            if (members.containsKey(name)) {
                throw mistake("must not be given twice");
            }
            members.put(name, value(tokens.nextToken(), depth + 1));
        }
        return new JsonObject(members);
    }

    private JsonArray array(int depth) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = tokens.nextToken(); token != JsonToken.END_ARRAY; token = tokens.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return JsonArray.of(items);
    }

    private int shallow(int depth) {
        if (depth > JsonValue.MAX_DEPTH) {
            throw mistake(Nesting.TOO_DEEP);
        }
        return depth;
    }

    private String wellFormed(String text) {
        if (!JsonString.isWellFormed(text)) {
            throw mistake(JsonString.LONE_SURROGATE);
        }
        return text;
    }

    private JsonNumber number(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (JsonNumber.fits(value)) {
                return new JsonNumber(value);
            }
        } catch (NumberFormatException beyondAnyScale) {
            // Falls through: its message quotes the number.
        }
        throw mistake(JsonNumber.TOO_LARGE);
    }

    private JsonException mistake(String rule) {
        return new JsonException(
                JsonPointer.parse(tokens.getParsingContext().pathAsPointer().toString()),
                rule,
                Safe.of("line", tokens.currentLocation().getLineNr()),
                Safe.of("column", tokens.currentLocation().getColumnNr()));
    }
}
