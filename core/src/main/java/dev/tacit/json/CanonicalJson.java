package dev.tacit.json;

/**
 * The one text of a value that may be hashed or signed: the JSON Canonicalization Scheme. Thread-safe.
 *
 * @see "RFC 8785"
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * Returns the canonical text; its UTF-8 bytes are the canonical bytes. Equal values give equal texts.
     *
     * <p>Numbers become IEEE 754 doubles, as the scheme demands, so a fraction of more than 17 digits is rounded and two
     * fractions that differ only there give the same text. A whole number that would lose digits, such as 2^53 + 1, is
     * refused instead, which is stricter than the scheme: give long numbers as strings, as RFC 8785 appendix D advises.
     *
     * @throws JsonException if a number is beyond the range of a double, or is whole and would lose digits
     */
    public static String write(JsonValue value) {
        return new JsonText(JsonText.Style.CANONICAL).of(value);
    }
}
