package dev.tacit.json;

import dev.tacit.Safe;
import dev.tacit.TacitException;
import java.util.stream.Stream;

/**
 * A JSON document, or a part of it, is not what it must be: mend the document.
 *
 * <p>The message names the place and the broken rule, never what stands there, and there is no cause that could.
 */
public final class JsonException extends TacitException {
    private static final long serialVersionUID = 1L;

    private final transient JsonPointer pointer;
    private final String rule;

    JsonException(JsonPointer pointer, String rule, Safe... more) {
        super("JSON was refused", withPlace(pointer, rule, more));
        this.pointer = pointer;
        this.rule = rule;
    }

    /**
     * Returns the place of the mistake. Its segments are the document's own member names; print it by {@link
     * JsonPointer#safeText()}. The root after Java deserialization.
     */
    public JsonPointer pointer() {
        return pointer == null ? JsonPointer.ROOT : pointer;
    }

    /** Returns what the value at the place must be, for example {@code must be a string}; constant text. */
    public String rule() {
        return rule;
    }

    private static Safe[] withPlace(JsonPointer pointer, String rule, Safe... more) {
        Stream<Safe> place = Stream.of(Safe.of("pointer", pointer.safeText()), Safe.of("rule", rule));
        return Stream.concat(place, Stream.of(more)).toArray(Safe[]::new);
    }
}
