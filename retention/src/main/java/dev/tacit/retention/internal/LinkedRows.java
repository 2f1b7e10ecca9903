package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.retention.policy.RetentionStoreException;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds, reads and locks one person's rows in one of a provider's tables. Immutable and thread-safe. */
public final class LinkedRows {
    private final LinkedTable table;
    private final TableMapping mapping;
    private final List<LinkedTable> chain;
    private final RowLayout layout;
    private final RowWriter writer;

    public LinkedRows(LinkedTable table) {
        this.table = table;
        this.mapping = table.mapping();
        this.chain = table.chain();
        this.layout = new RowLayout(mapping);
        this.writer = new RowWriter(mapping, table.idType(), table.documentIsJson());
    }

    /** Returns the ids of those of the records that are of this kind, each once. */
    public static List<String> ids(String recordName, List<RecordRef> records) {
        return records.stream()
                .filter(record -> record.recordName().equals(recordName))
                .map(RecordRef::recordId)
                .distinct()
                .toList();
    }

    public LinkedTable table() {
        return table;
    }

    /** Returns what changes rows. */
    public RowWriter writer() {
        return writer;
    }

    /** Returns the ids of this person's rows, in order. */
    public List<String> idsOf(Connection connection, Subject subject) throws SQLException {
        List<String> ids = new ArrayList<>();
        if (root().subjectType().fits(subject.id())) {
            String sql = "SELECT t0." + mapping.idColumn() + ofSubject() + " ORDER BY t0." + mapping.idColumn();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                root().subjectType().bind(select, 1, subject.id());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
            }
        }
        return ids;
    }

    /** Returns how many rows this person has. */
    public long count(Connection connection, Subject subject) throws SQLException {
        if (!root().subjectType().fits(subject.id())) {
            return 0;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*)" + ofSubject())) {
            root().subjectType().bind(select, 1, subject.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Returns those of the ids whose rows are this person's, each with its record, its parent's, and so on up. */
    public Map<String, List<RecordRef>> owned(Connection connection, Subject subject, List<String> ids)
            throws SQLException {
        List<String> fitting = fitting(ids);
        if (fitting.isEmpty() || !root().subjectType().fits(subject.id())) {
            return Map.of();
        }
        IdList list = IdList.of(connection, table.idType(), fitting);
        String sql = "SELECT " + chainIds() + ofSubject() + " AND t0." + mapping.idColumn() + list.condition();
        Map<String, List<RecordRef>> owned = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            root().subjectType().bind(select, 1, subject.id());
            int unused = list.bind(connection, select, 2);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    owned.put(rows.getString(1), refs(rows));
                }
            }
        }
        return owned;
    }

    /** Returns the rows with these ids, locked in their order until the transaction ends, whosever they are. */
    public List<Row> lock(Connection connection, List<String> ids) throws SQLException {
        return select(connection, ids, " FOR UPDATE");
    }

    /** Returns the rows with these ids, whosever they are. */
    public List<Row> find(Connection connection, List<String> ids) throws SQLException {
        return select(connection, ids, "");
    }

    /** Returns what the rows with these ids hold of the record's members, as a document would hold it. */
    public Map<String, JsonObject> stored(Connection connection, List<String> ids) throws SQLException {
        List<String> fitting = fitting(ids);
        if (fitting.isEmpty()) {
            return Map.of();
        }
        List<Map.Entry<String, SqlName>> fields = mapping.fieldColumns().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        String columns = fields.stream().map(field -> ", " + field.getValue()).collect(Collectors.joining());
        String document = mapping.documentColumn().map(column -> ", " + column).orElse("");
        IdList list = IdList.of(connection, table.idType(), fitting);
        String sql = "SELECT " + mapping.idColumn() + columns + document + " FROM " + mapping.table() + " WHERE "
                + mapping.idColumn() + list.condition();
        Map<String, JsonObject> stored = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int unused = list.bind(connection, select, 1);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    JsonObject content =
                            document.isEmpty() ? JsonObject.empty() : parsed(rows.getString(fields.size() + 2));
                    for (int i = 0; i < fields.size(); i++) {
                        @Nullable String value = rows.getString(i + 2);
                        if (value != null) {
                            content = content.with(fields.get(i).getKey(), new JsonString(value));
                        }
                    }
                    stored.put(rows.getString(1), content);
                }
            }
        }
        return stored;
    }

    /** What cannot be read cannot be exported, and must not be taken for nothing. */
    private JsonObject parsed(@Nullable String text) {
        StoredDocument document = StoredDocument.parse(text);
        if (document instanceof StoredDocument.Unreadable) {
            throw new RetentionStoreException(
                    "a stored document cannot be read, so this person's data cannot be exported whole",
                    Safe.of("record", mapping.recordName()));
        }
        return document instanceof StoredDocument.Parsed parsed ? parsed.object() : JsonObject.empty();
    }

    /** Returns a record's clear content. */
    public JsonObject clear(JsonObject stored, Subject subject) {
        return table.codec()
                .map(codec -> codec.export(Json.write(stored), subject))
                .orElse(stored);
    }

    private LinkedTable root() {
        return chain.get(chain.size() - 1);
    }

    private String ofSubject() {
        return " FROM " + table.joined() + " WHERE t" + (chain.size() - 1) + "."
                + root().mapping().subjectColumn() + " = ?";
    }

    private String chainIds() {
        return IntStream.range(0, chain.size())
                .mapToObj(i -> "t" + i + "." + chain.get(i).mapping().idColumn())
                .collect(Collectors.joining(", "));
    }

    private List<RecordRef> refs(ResultSet row) throws SQLException {
        List<RecordRef> refs = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            refs.add(RecordRef.of(chain.get(i).mapping().recordName(), row.getString(i + 1)));
        }
        return refs;
    }

    private List<Row> select(Connection connection, List<String> ids, String suffix) throws SQLException {
        List<String> fitting = fitting(ids);
        if (fitting.isEmpty()) {
            return List.of();
        }
        IdList list = IdList.of(connection, table.idType(), fitting);
        String sql = "SELECT " + layout.selection() + " FROM " + mapping.table() + " WHERE " + mapping.idColumn()
                + list.condition() + " ORDER BY " + mapping.idColumn() + suffix;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int unused = list.bind(connection, select, 1);
            try (ResultSet rows = select.executeQuery()) {
                return layout.readAll(rows);
            }
        }
    }

    private List<String> fitting(List<String> ids) {
        return ids.stream().filter(table.idType()::fits).distinct().toList();
    }
}
