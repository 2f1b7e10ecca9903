package dev.tacit.crypto.codec;

import dev.tacit.json.JsonException;
import dev.tacit.json.JsonNumber;
import dev.tacit.json.JsonValue;
import java.math.BigDecimal;

/**
 * Whether JSON that a mapper wrote can be read again: by either Jackson, by an export and by an erasure. Each reads within
 * bounds and writes beyond them, and what nobody can read is lost. Looks at the mapper's own text, which is taken for JSON.
 */
final class ReadableAgain {
    static final String RULE = "it holds what could not be read again: more than " + JsonValue.MAX_DEPTH
            + " levels, a number of more than " + JsonNumber.MAX_DIGITS
            + " digits or with such an exponent, or a name of"
            + " more than 50000 characters";

    /** {@code StreamReadConstraints.DEFAULT_MAX_NAME_LEN} of both Jacksons. */
    private static final int MAX_NAME = 50_000;

    /** No number that is as short as this, and has no exponent, is beyond any bound. */
    private static final int SHORT = 17;

    private final String json;
    private int at;
    private int depth;

    private ReadableAgain(String json, int depth) {
        this.json = json;
        this.depth = depth;
    }

    /** @param levelsAround how many objects will stand around it */
    static boolean is(String json, int levelsAround) {
        return new ReadableAgain(json, levelsAround).isWithinBounds();
    }

    private boolean isWithinBounds() {
        boolean within = true;
        while (within && at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                within = skipString();
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                within = skipNumber();
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                within = depth <= JsonValue.MAX_DEPTH;
                at++;
            }
        }
        return within;
    }

    private boolean skipString() {
        int begin = at;
        do {
            at = json.indexOf('"', at + 1);
            if (at < 0) { // raw text of the host's, which has no end
                return false;
            }
        } while (isEscaped());
        at++;
        boolean isName = at < json.length() && json.charAt(at) == ':';
        return !isName || at - begin - 2 <= MAX_NAME;
    }

    private boolean isEscaped() {
        int backslashes = 0;
        while (json.charAt(at - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private boolean skipNumber() {
        int begin = at;
        boolean isPlain = true;
        while (at < json.length() && "+-.0123456789eE".indexOf(json.charAt(at)) >= 0) {
            isPlain &= json.charAt(at) != 'e' && json.charAt(at) != 'E';
            at++;
        }
        return (isPlain && at - begin <= SHORT) || fits(json.substring(begin, at));
    }

    private static boolean fits(String number) {
        try {
            JsonNumber unused = new JsonNumber(new BigDecimal(number));
            return number.length() <= JsonNumber.MAX_DIGITS;
        } catch (NumberFormatException | JsonException beyond) {
            return false;
        }
    }
}
