package dev.tacit.retention.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants as columns of type {@code TIMESTAMP WITH TIME ZONE}. */
final class Instants {
    /** PostgreSQL's {@code infinity} and {@code -infinity}, as its driver gives and takes them. */
    private static final Instant INFINITY = OffsetDateTime.MAX.toInstant();

    private static final Instant MINUS_INFINITY = OffsetDateTime.MIN.toInstant();

    static OffsetDateTime column(Instant at) {
        if (!at.isAfter(MINUS_INFINITY)) {
            return OffsetDateTime.MIN;
        }
        return at.isBefore(INFINITY) ? at.atOffset(ZoneOffset.UTC) : OffsetDateTime.MAX;
    }

    static Optional<Instant> read(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Reads when an event happened. What lies before all time is no event: nobody can prove by it that a clock ran out. */
    static Optional<Instant> readEvent(ResultSet row, int column) throws SQLException {
        return read(row, column).filter(at -> at.isAfter(MINUS_INFINITY));
    }

    private Instants() {}
}
