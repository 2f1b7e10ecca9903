package dev.tacit.table;

/**
 * A plain SQL identifier that may stand unquoted in a statement: letters, digits and underscores. Nothing else reaches
 * the text of a statement; values are always bound.
 *
 * <p>Immutable and thread-safe.
 *
 * @param text 1 to 63 characters, not starting with a digit
 */
public record SqlName(String text) {
    public SqlName {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "an SQL name has 1 to 63 characters of A-Z a-z 0-9 _ and starts with no digit");
        }
    }

    /** Returns the name with this text. */
    public static SqlName of(String text) {
        return new SqlName(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
