package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.json.JsonPointer;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.schema.MemberSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;

/** What must hold before records can be archived: every personal member is sealed, and the archive has the columns. */
final class ArchiveChecks {
    static void refuse(Connection connection, SweptTable swept, PolicyPlaces places) throws SQLException {
        JsonPointer place = places.action(RemovalAction.ARCHIVE);
        for (MemberSchema member : swept.schema().members()) {
            if (member.mayHoldPersonalData() && !isSealed(member)) {
                throw new RetentionSetupException(
                        place,
                        "records are archived sealed, but this member is not encrypted for the record's own subject",
                        Safe.of("record", swept.recordName()),
                        Safe.of("member", member.name()));
            }
        }
        TableMapping mapping = swept.mapping();
        SqlName table = swept.archive().orElseThrow().table();
        if (table.equals(mapping.table())) {
            throw new RetentionSetupException(
                    place, "an archive is a table of its own", Safe.of("table", table.text()));
        }
        TableColumns live = TableColumns.of(connection, mapping.table(), place);
        TableColumns archive = TableColumns.of(connection, table, place);
        for (SqlName column : Archiver.copiedColumns(mapping)) {
            requireSame(live, archive, column);
        }
        for (SqlName column : Archiver.sealedColumns(mapping)) {
            requireSame(live, archive, column);
            if (!archive.column(column).nullable()) {
                throw archive.refusal("an archive gets its values one by one, but this column is NOT NULL", column);
            }
        }
    }

    /** A value that lies under another subject's key than the row's would need that subject to be opened. */
    private static boolean isSealed(MemberSchema member) {
        return member.declaration()
                .encryption()
                .filter(encryption -> encryption.subjectMember().isEmpty())
                .isPresent();
    }

    private static void requireSame(TableColumns live, TableColumns archive, SqlName column) {
        if (!live.column(column)
                .typeName()
                .equalsIgnoreCase(archive.column(column).typeName())) {
            throw archive.refusal("an archive's columns have the types of the table's own", column);
        }
    }

    private ArchiveChecks() {}
}
