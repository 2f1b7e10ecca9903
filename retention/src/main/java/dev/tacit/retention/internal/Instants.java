package dev.tacit.retention.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants as columns of type {@code TIMESTAMP WITH TIME ZONE}. */
final class Instants {
    static OffsetDateTime column(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> read(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private Instants() {}
}
