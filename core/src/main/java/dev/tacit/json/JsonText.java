package dev.tacit.json;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Writes one value as text in one of three styles. Not thread-safe; one for each text. */
final class JsonText {
    /** What differs between the texts of the same value. */
    enum Style {
        /** No white space, members in their own order, numbers as they were read. */
        COMPACT,
        /** As compact, with two spaces for each level. */
        PRETTY,
        /** RFC 8785: no white space, members sorted by UTF-16 code units, numbers as ECMAScript writes them. */
        CANONICAL
    }

    private static final String HEX = "0123456789abcdef";

    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private int level;

    JsonText(Style style) {
        this.style = style;
    }

    String of(JsonValue value) {
        write(value);
        return out.toString();
    }

    private void write(JsonValue value) {
        if (value instanceof JsonObject object) {
            object(style == Style.CANONICAL ? new TreeMap<>(object.members()) : object.members());
        } else if (value instanceof JsonArray array) {
            array(array.items().iterator());
        } else if (value instanceof JsonString text) {
            string(text.value());
        } else if (value instanceof JsonNumber number) {
            out.append(
                    style == Style.CANONICAL
                            ? EcmaNumber.of(number)
                            : number.value().toString());
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private void object(Map<String, JsonValue> members) {
        Iterator<Map.Entry<String, JsonValue>> rest = members.entrySet().iterator();
        open('{', rest.hasNext());
        while (rest.hasNext()) {
            Map.Entry<String, JsonValue> member = rest.next();
            string(member.getKey());
            out.append(style == Style.PRETTY ? ": " : ":");
            write(member.getValue());
            comma(rest.hasNext());
        }
        close('}', !members.isEmpty());
    }

    private void array(Iterator<JsonValue> rest) {
        boolean filled = rest.hasNext();
        open('[', filled);
        while (rest.hasNext()) {
            write(rest.next());
            comma(rest.hasNext());
        }
        close(']', filled);
    }

    private void open(char bracket, boolean filled) {
        out.append(bracket);
        level++;
        newLine(filled);
    }

    private void comma(boolean more) {
        if (more) {
            out.append(',');
            newLine(true);
        }
    }

    private void close(char bracket, boolean filled) {
        level--;
        newLine(filled);
        out.append(bracket);
    }

    private void newLine(boolean filled) {
        if (filled && style == Style.PRETTY) {
            out.append('\n').append("  ".repeat(level));
        }
    }

    /** Escapes what RFC 8785 §3.2.2.2 escapes, which is the least that RFC 8259 allows. */
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"', '\\' -> out.append('\\').append(unit);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> plain(unit);
            }
        }
        out.append('"');
    }

    private void plain(char unit) {
        if (unit < 0x20) {
            out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xF));
        } else {
            out.append(unit);
        }
    }
}
