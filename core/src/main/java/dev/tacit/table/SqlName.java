package dev.tacit.table;

/**
 * A plain SQL identifier that may stand unquoted in a statement: letters, digits and underscores, and no reserved
 * word, which would be a syntax error or silently something else ({@code user} is a function). Nothing else reaches the
 * text of a statement; values are always bound.
 *
 * <p>Immutable and thread-safe.
 *
 * @param text 1 to 63 characters, not starting with a digit; no word that PostgreSQL reserves, or that is a value in H2
 */
public record SqlName(String text) {
    public SqlName {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "an SQL name has 1 to 63 characters of A-Z a-z 0-9 _ and starts with no digit");
        }
        if (ReservedWords.contains(text)) {
            throw new IllegalArgumentException(
                    "an SQL name is no reserved word, such as user or order: unquoted it would mean something else");
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
