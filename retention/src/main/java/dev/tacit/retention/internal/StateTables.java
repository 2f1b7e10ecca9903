package dev.tacit.retention.internal;

import dev.tacit.table.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables in which holds and sweeps keep their state. */
public final class StateTables {
    private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";

    private static final List<String> STATEMENTS = List.of(
            """
            CREATE TABLE IF NOT EXISTS tacit_hold_gate (id INTEGER PRIMARY KEY)""",
            """
            INSERT INTO tacit_hold_gate (id)
            SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM tacit_hold_gate)""",
            """
            CREATE TABLE IF NOT EXISTS tacit_hold (
                id VARCHAR(36) PRIMARY KEY,
                tenant VARCHAR(128) NOT NULL,
                matter VARCHAR(64) NOT NULL,
                scope VARCHAR(16) NOT NULL,
                subject_handle VARCHAR(32),
                category VARCHAR(64),
                record_name VARCHAR(64),
                record_id TEXT_TYPE,
                placed_at INSTANT NOT NULL,
                placed_by VARCHAR(160) NOT NULL,
                released_by VARCHAR(160),
                effective_until INSTANT)""",
            """
            CREATE TABLE IF NOT EXISTS tacit_shred (
                request_id VARCHAR(64) PRIMARY KEY,
                tenant VARCHAR(128) NOT NULL,
                subject_id TEXT_TYPE NOT NULL,
                subject_handle VARCHAR(32) NOT NULL,
                requested_at INSTANT,
                noted BIGINT NOT NULL,
                UNIQUE (tenant, subject_handle))""",
            "CREATE INDEX IF NOT EXISTS tacit_hold_subject ON tacit_hold (tenant, subject_handle)",
            """
            CREATE TABLE IF NOT EXISTS tacit_sweep_run (
                run_id VARCHAR(36) PRIMARY KEY,
                tenant VARCHAR(128) NOT NULL,
                as_of INSTANT NOT NULL,
                policy_hash VARCHAR(64) NOT NULL,
                plan_hash VARCHAR(64),
                state VARCHAR(16) NOT NULL,
                planned BIGINT NOT NULL,
                table_rows BIGINT NOT NULL,
                released_by VARCHAR(160))""",
            """
            CREATE TABLE IF NOT EXISTS tacit_sweep_batch (
                run_id VARCHAR(36) NOT NULL,
                batch_no BIGINT NOT NULL,
                level_no INTEGER NOT NULL,
                record_name VARCHAR(64) NOT NULL,
                rule_ref VARCHAR(160) NOT NULL,
                action VARCHAR(16) NOT NULL,
                record_ids TEXT_TYPE NOT NULL,
                handles TEXT_TYPE NOT NULL,
                states TEXT_TYPE NOT NULL,
                open_records BIGINT NOT NULL,
                removed_records BIGINT NOT NULL,
                done_at INSTANT,
                PRIMARY KEY (run_id, batch_no))""",
            """
            CREATE TABLE IF NOT EXISTS tacit_sweep_worker (
                run_id VARCHAR(36) NOT NULL,
                token BIGINT NOT NULL,
                seen_at INSTANT NOT NULL,
                PRIMARY KEY (run_id, token))""",
            """
            CREATE TABLE IF NOT EXISTS tacit_owed_copy (
                owed_id VARCHAR(36) PRIMARY KEY,
                tenant VARCHAR(128) NOT NULL,
                run_id VARCHAR(36) NOT NULL,
                store TEXT_TYPE NOT NULL,
                record_name VARCHAR(64) NOT NULL,
                rule_ref VARCHAR(160) NOT NULL,
                record_ids TEXT_TYPE NOT NULL,
                subject_ids TEXT_TYPE NOT NULL,
                owed_records BIGINT NOT NULL,
                owed_at INSTANT NOT NULL)""",
            // Columns that came later, for tables that were made before them.
            "ALTER TABLE tacit_sweep_run ADD COLUMN IF NOT EXISTS tokens BIGINT DEFAULT 0 NOT NULL",
            "ALTER TABLE tacit_sweep_run ADD COLUMN IF NOT EXISTS plan_no BIGINT DEFAULT 0 NOT NULL",
            "ALTER TABLE tacit_sweep_run ADD COLUMN IF NOT EXISTS summary TEXT_TYPE",
            "ALTER TABLE tacit_sweep_batch ADD COLUMN IF NOT EXISTS failures TEXT_TYPE",
            "ALTER TABLE tacit_shred ADD COLUMN IF NOT EXISTS asked_at INSTANT",
            "ALTER TABLE tacit_sweep_batch ADD COLUMN IF NOT EXISTS late_records BIGINT DEFAULT 0 NOT NULL");

    /** Creates the tables and columns that are missing; changes none that exist. */
    public static void create(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql.replace("TEXT_TYPE", dialect.textType()).replace("INSTANT", INSTANT));
            }
        }
    }

    private StateTables() {}
}
