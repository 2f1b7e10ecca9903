package dev.tacit.json;

import java.util.Collection;

/** Keeps trees shallow at birth, so that no walk over one can exhaust the stack. */
final class Nesting {
    static final String TOO_DEEP = "must not be nested deeper than 100 levels";

    private Nesting() {}

    /** Returns the depth of an object or array that holds the children. */
    static int around(Collection<JsonValue> children) {
        int depth = 1;
        for (JsonValue child : children) {
            depth = Math.max(depth, child.depth() + 1);
        }
        if (depth > JsonValue.MAX_DEPTH) {
            throw new JsonException(JsonPointer.ROOT, TOO_DEEP);
        }
        return depth;
    }
}
