package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The table of copies that are to be erased, because their rows were. An entry holds the subjects' own ids, since only by
 * them can a store be asked, and goes when the store shows none of the copies any more. Immutable and thread-safe.
 */
final class OwedCopies {
    private final Tenant tenant;

    OwedCopies(Tenant tenant) {
        this.tenant = tenant;
    }

    /** One record whose copy is owed. */
    record Owed(String recordId, Subject subject) {
        @Override
        public String toString() {
            return "Owed[…]";
        }
    }

    /**
     * What one transaction left to erase in one store.
     *
     * @param policyHash of the policies that removed the rows; empty text if the run was cleared
     * @param rule the full name of the rule that removed the rows
     */
    record Entry(
            String id,
            String runId,
            String policyHash,
            String store,
            String recordName,
            String rule,
            List<Owed> records) {
        Entry {
            records = List.copyOf(records);
        }

        Entry with(List<Owed> left) {
            return new Entry(id, runId, policyHash, store, recordName, rule, left);
        }
    }

    /** Writes an entry down. */
    void owe(Connection connection, Entry entry, Instant at) throws SQLException {
        String sql = "INSERT INTO tacit_owed_copy (owed_id, tenant, run_id, store, record_name, rule_ref, record_ids,"
                + " subject_ids, owed_records, owed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, tenant.id());
            insert.setString(3, entry.runId());
            insert.setString(4, entry.store());
            insert.setString(5, entry.recordName());
            insert.setString(6, entry.rule());
            bindRecords(insert, 7, entry.records());
            insert.setObject(10, Instants.column(at));
            requireOne(insert.executeUpdate());
        }
    }

    /** Returns the ids of all entries, in an order that is always the same. */
    List<String> ids(Connection connection) throws SQLException {
        String sql = "SELECT owed_id FROM tacit_owed_copy WHERE tenant = ? ORDER BY owed_at, owed_id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.id());
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    /** Locks an entry; empty if it is gone, or another worker has it. */
    Optional<Entry> claim(Connection connection, Dialect dialect, String id) throws SQLException {
        String sql =
                "SELECT store, record_name, rule_ref, record_ids, subject_ids, run_id, COALESCE((SELECT policy_hash"
                        + " FROM tacit_sweep_run r WHERE r.run_id = tacit_owed_copy.run_id), '')"
                        + " FROM tacit_owed_copy WHERE owed_id = ?" + dialect.skipLocked();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Entry(
                                id,
                                row.getString(6),
                                row.getString(7),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                records(row.getString(4), row.getString(5))))
                        : Optional.empty();
            }
        }
    }

    /** Notes what of a locked entry is left; without any it is forgotten, and the subjects' ids with it. */
    void settle(Connection connection, Entry entry) throws SQLException {
        boolean over = entry.records().isEmpty();
        String sql = over
                ? "DELETE FROM tacit_owed_copy WHERE owed_id = ?"
                : "UPDATE tacit_owed_copy SET record_ids = ?, subject_ids = ?, owed_records = ? WHERE owed_id = ?";
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            if (!over) {
                bindRecords(change, 1, entry.records());
            }
            change.setString(over ? 1 : 4, entry.id());
            requireOne(change.executeUpdate());
        }
    }

    /** Returns store → how many copies of a kind of record one run still owes. */
    Map<String, Long> owed(Connection connection, String runId, String recordName) throws SQLException {
        String sql = "SELECT store, SUM(owed_records) FROM tacit_owed_copy WHERE run_id = ? AND record_name = ?"
                + " GROUP BY store";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            select.setString(2, recordName);
            Map<String, Long> owed = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    owed.put(rows.getString(1), rows.getLong(2));
                }
            }
            return owed;
        }
    }

    /** Returns of how many records one run still owes copies. */
    long owed(Connection connection, String runId) throws SQLException {
        String sql = "SELECT COALESCE(SUM(owed_records), 0) FROM tacit_owed_copy WHERE run_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, runId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a sum has one row");
                }
                return row.getLong(1);
            }
        }
    }

    private static void bindRecords(PreparedStatement statement, int index, List<Owed> records) throws SQLException {
        statement.setString(
                index, BatchText.ids(records.stream().map(Owed::recordId).toList()));
        statement.setString(
                index + 1,
                BatchText.ids(records.stream().map(owed -> owed.subject().id()).toList()));
        statement.setLong(index + 2, records.size());
    }

    private static List<Owed> records(String recordIds, String subjectIds) {
        List<String> ids = BatchText.parseIds(recordIds);
        List<String> subjects = BatchText.parseIds(subjectIds);
        List<Owed> records = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            records.add(new Owed(ids.get(i), Subject.of(subjects.get(i))));
        }
        return records;
    }

    private static void requireOne(int rows) throws SQLException {
        if (rows != 1) {
            throw new SQLException("one row was expected to change");
        }
    }
}
