package dev.tacit.json;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A place in a JSON document. Immutable and thread-safe.
 *
 * @param segments member names and array indexes from the root down, unescaped; empty for the root
 * @see "RFC 6901"
 */
public record JsonPointer(List<String> segments) {
    /** The whole document. */
    public static final JsonPointer ROOT = new JsonPointer(List.of());

    public JsonPointer {
        segments = List.copyOf(segments);
    }

    /**
     * Reads the text form: empty, or each segment after a slash, with {@code ~1} for a slash and {@code ~0} for a tilde.
     *
     * @throws JsonException if the text is no JSON pointer
     */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        if (text.charAt(0) != '/') {
            throw new JsonException(ROOT, "must be a JSON pointer");
        }
        List<String> segments = new ArrayList<>();
        int start = 1;
        for (int slash = text.indexOf('/', start); slash >= 0; slash = text.indexOf('/', start)) {
            segments.add(unescape(text.substring(start, slash)));
            start = slash + 1;
        }
        segments.add(unescape(text.substring(start)));
        return new JsonPointer(segments);
    }

    /** Returns the place of a member of the object at this place. */
    public JsonPointer append(String name) {
        requireNonNull(name, "name");
        List<String> longer = new ArrayList<>(segments.size() + 1);
        longer.addAll(segments);
        longer.add(name);
        return new JsonPointer(longer);
    }

    /** Returns the place of an item of the array at this place. */
    public JsonPointer append(int index) {
        return append(Integer.toString(index));
    }

    /** Returns the value at this place of the document, or empty if the document has no such place. */
    public Optional<JsonValue> resolve(JsonValue document) {
        Optional<JsonValue> value = Optional.of(document);
        for (String segment : segments) {
            value = value.flatMap(parent -> child(parent, segment));
        }
        return value;
    }

    /**
     * Returns a text for messages and logs. A member name can itself be personal data, so a segment stays readable only
     * if it looks like a name that a program gave: 1 to 64 of {@code A-Z a-z 0-9 _ . $ -} with at most 6 digits. Any
     * other is shown as {@code ?}, and the root as {@code (document)}.
     */
    public String safeText() {
        return segments.isEmpty()
                ? "(document)"
                : segments.stream()
                        .map(segment -> isProgramName(segment) ? segment : "?")
                        .collect(Collectors.joining("/", "/", ""));
    }

    /** Returns the text form of RFC 6901, with the document's own member names in it; see {@link #safeText()}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            text.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }

    private static Optional<JsonValue> child(JsonValue parent, String segment) {
        if (parent instanceof JsonObject object) {
            return object.get(segment);
        }
        if (parent instanceof JsonArray array && isIndex(segment)) {
            int index = Integer.parseInt(segment);
            return index < array.items().size() ? Optional.of(array.items().get(index)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Tells whether the segment is an array index of RFC 6901 §4: no sign, no leading zero. */
    private static boolean isIndex(String segment) {
        boolean digits = !segment.isEmpty()
                && segment.length() <= 9
                && segment.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits && (segment.length() == 1 || segment.charAt(0) != '0');
    }

    private static boolean isProgramName(String segment) {
        return !segment.isEmpty()
                && segment.length() <= 64
                && segment.chars().allMatch(JsonPointer::isNameUnit)
                && segment.chars().filter(unit -> unit >= '0' && unit <= '9').count() <= 6;
    }

    private static boolean isNameUnit(int unit) {
        return (unit < 0x80 && Character.isLetterOrDigit(unit)) || "_.$-".indexOf(unit) >= 0;
    }

    private static String unescape(String segment) {
        for (int tilde = segment.indexOf('~'); tilde >= 0; tilde = segment.indexOf('~', tilde + 1)) {
            if (tilde + 1 == segment.length() || "01".indexOf(segment.charAt(tilde + 1)) < 0) {
                throw new JsonException(ROOT, "must be a JSON pointer");
            }
        }
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
