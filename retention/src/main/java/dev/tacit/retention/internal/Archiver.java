package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.json.Json;
import dev.tacit.json.JsonNull;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import dev.tacit.retention.store.RecordArchive;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts what a removal is about to take out of rows into the archive's table, in the same transaction, sealed by the
 * archive's keys. A row that comes again, because a part of it was spared the first time, adds to its one archived row.
 * Thread-safe.
 */
final class Archiver {
    private final TableMapping mapping;
    private final ArchiveTable table;
    private final FieldResealer resealer;

    Archiver(EngineSetup setup, SweptTable swept, MappedTable live) {
        RecordArchive archive = swept.archive().orElseThrow();
        this.mapping = swept.mapping();
        this.table = new ArchiveTable(live, archive.table());
        this.resealer = new FieldResealer(
                setup.tenant(),
                swept.schema(),
                archive,
                Access.as(setup.actor()).forPurpose(archive.purpose()));
    }

    /** Returns the columns that an archive takes over as they are. */
    static List<SqlName> copiedColumns(TableMapping mapping) {
        return Stream.concat(
                        Stream.of(mapping.idColumn(), mapping.subjectColumn()),
                        mapping.anchorColumns().values().stream())
                .distinct()
                .toList();
    }

    /** Returns the columns whose values an archive takes sealed anew. */
    static List<SqlName> sealedColumns(TableMapping mapping) {
        return Stream.concat(mapping.fieldColumns().values().stream(), mapping.documentColumn().stream())
                .distinct()
                .toList();
    }

    /** One row, ready to be archived. */
    record Sealed(String id, Map<SqlName, String> texts, Map<SqlName, byte[]> bytes, Optional<JsonObject> document) {
        @Override
        public String toString() {
            return "Sealed[…]";
        }
    }

    /**
     * Archives what is removed of locked rows.
     *
     * @param spared members that stay where they are
     * @return the ids of rows with a value that could not be sealed anew; of them nothing was archived
     */
    Set<String> archive(Connection connection, List<Row> rows, Set<String> spared) throws SQLException {
        Map<String, SqlName> taken = new HashMap<>(mapping.fieldColumns());
        taken.keySet().removeAll(spared);
        Map<String, ArchiveTable.Values> values = table.values(connection, rows, taken.values());
        Set<String> failed = new HashSet<>();
        List<Sealed> sealed = new ArrayList<>();
        for (Row row : rows) {
            ArchiveTable.Values own = values.getOrDefault(row.id(), ArchiveTable.Values.NONE);
            seal(row, own, taken, spared).ifPresentOrElse(sealed::add, () -> failed.add(row.id()));
        }
        table.write(connection, sealed);
        return failed;
    }

    private Optional<Sealed> seal(Row row, ArchiveTable.Values values, Map<String, SqlName> taken, Set<String> spared) {
        Map<SqlName, String> texts = new HashMap<>();
        Map<SqlName, byte[]> bytes = new HashMap<>();
        for (Map.Entry<String, SqlName> member : taken.entrySet()) {
            SqlName column = member.getValue();
            Optional<String> text = Optional.ofNullable(values.texts().get(column));
            Optional<byte[]> binary = Optional.ofNullable(values.bytes().get(column));
            text.flatMap(value -> resealer.reseal(member.getKey(), value, subject(row), row.id()))
                    .ifPresent(value -> texts.put(column, value));
            binary.flatMap(value -> resealer.reseal(member.getKey(), value, subject(row), row.id()))
                    .ifPresent(value -> bytes.put(column, value));
            if (text.isPresent() != texts.containsKey(column) || binary.isPresent() != bytes.containsKey(column)) {
                return Optional.empty();
            }
        }
        if (!(row.document() instanceof StoredDocument.Parsed parsed)) {
            return Optional.of(new Sealed(row.id(), texts, bytes, Optional.empty()));
        }
        return document(row, parsed.object(), spared)
                .map(document -> new Sealed(row.id(), texts, bytes, Optional.of(document)));
    }

    /** Returns the document without what is spared, its personal members sealed anew; empty if one cannot be. */
    private Optional<JsonObject> document(Row row, JsonObject stored, Set<String> spared) {
        Set<String> personal = mapping.documentMembers();
        JsonObject document = stored;
        for (Map.Entry<String, JsonValue> member : stored.members().entrySet()) {
            String name = member.getKey();
            if (personal.contains(name) && spared.contains(name)) {
                document = document.without(name);
            } else if (personal.contains(name) && member.getValue() != JsonNull.NULL) {
                Optional<String> sealed = member.getValue() instanceof JsonString text
                        ? resealer.reseal(name, text.value(), subject(row), row.id())
                        : Optional.empty();
                if (sealed.isEmpty()) {
                    return Optional.empty();
                }
                document = document.with(name, new JsonString(sealed.get()));
            }
        }
        return Optional.of(document);
    }

    private static Subject subject(Row row) {
        return row.subject().orElseThrow();
    }

    /** Returns what an archived document and a later part of the same one make together. */
    static String merged(Optional<String> archived, JsonObject later) {
        JsonObject document = archived.map(Json::parse)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElseGet(JsonObject::empty);
        for (Map.Entry<String, JsonValue> member : later.members().entrySet()) {
            document = document.with(member.getKey(), member.getValue());
        }
        return Json.write(document);
    }
}
