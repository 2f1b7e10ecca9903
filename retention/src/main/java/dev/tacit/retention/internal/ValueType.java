package dev.tacit.retention.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How the text of an id is bound to its column: PostgreSQL compares no number with a text. */
public enum ValueType {
    /** Character columns of variable length. */
    TEXT,
    /** Whole numbers of up to 64 bits. */
    INTEGER,
    /** Whole numbers with a declared precision. */
    DECIMAL,
    /** UUIDs. */
    UUID_TEXT;

    /** Returns the type for a column; empty for one in which no id of ours can lie. */
    static Optional<ValueType> of(int jdbcType, String typeName) {
        if (typeName.toLowerCase(Locale.ROOT).equals("uuid")) {
            return Optional.of(UUID_TEXT);
        }
        return switch (jdbcType) {
            case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR -> Optional.of(TEXT);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Optional.of(INTEGER);
            case Types.NUMERIC, Types.DECIMAL -> Optional.of(DECIMAL);
            default -> Optional.empty();
        };
    }

    /** Binds a text that {@link #fits}. */
    void bind(PreparedStatement statement, int index, String text) throws SQLException {
        switch (this) {
            case TEXT -> statement.setString(index, text);
            case INTEGER -> statement.setLong(index, Long.parseLong(text));
            case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
            case UUID_TEXT -> statement.setObject(index, UUID.fromString(text));
        }
    }

    /** Returns the name of PostgreSQL's type whose arrays are compared with such a column. */
    String arrayType() {
        return switch (this) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case UUID_TEXT -> "uuid";
        };
    }

    /** Returns texts that {@link #fits} as such an array: of its own type, since drivers send that in binary. */
    Object[] values(List<String> texts) {
        return switch (this) {
            case TEXT -> texts.toArray(String[]::new);
            case INTEGER -> texts.stream().map(Long::valueOf).toArray(Long[]::new);
            case DECIMAL -> texts.stream().map(BigDecimal::new).toArray();
            case UUID_TEXT -> texts.stream().map(UUID::fromString).toArray();
        };
    }

    /** Says whether the text is a UUID, and the column has UUIDs, but writes them in another case. */
    boolean isMisspelt(String text) {
        return this == UUID_TEXT && !fits(text) && fits(text.toLowerCase(Locale.ROOT));
    }

    /** Says whether the text can stand in such a column, and is how the database writes it. */
    boolean fits(String text) {
        try {
            return switch (this) {
                case TEXT -> true;
                case INTEGER -> Long.toString(Long.parseLong(text)).equals(text);
                case DECIMAL -> new BigInteger(text).toString().equals(text);
                case UUID_TEXT -> UUID.fromString(text).toString().equals(text);
            };
        } catch (IllegalArgumentException otherForm) {
            return false;
        }
    }
}
