package dev.tacit.retention.store;

import static java.util.Objects.requireNonNull;

import dev.tacit.provider.ExportSink;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.RecordCodec;
import dev.tacit.provider.Resealer;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table that an engine sweeps, with all that hangs on it. Immutable; thread-safe as its parts are.
 *
 * <pre>{@code
 * SweptTable.of(orders, mapping)
 *     .copiedIn(searchIndex)
 *     .archivedIn("shop_order_archive", vault.resealingInto(archiveVault), "TaxRecords")
 *     .lag(StoreLag.of(Duration.ofHours(6)).withBackups(Duration.ofDays(35)))
 * }</pre>
 *
 * @param withoutPersonalData table that goes along with rows of this one → why it holds no personal data
 */
public record SweptTable(
        RecordSchema<?> schema,
        TableMapping mapping,
        List<StoreCopy> copies,
        Optional<RecordArchive> archive,
        Optional<RecordRecipient> recipient,
        StoreLag ownLag,
        Map<SqlName, String> withoutPersonalData) {
    public SweptTable {
        withoutPersonalData = Map.copyOf(withoutPersonalData);
        requireNonNull(schema, "schema");
        requireNonNull(mapping, "mapping");
        requireNonNull(archive, "archive");
        requireNonNull(recipient, "recipient");
        requireNonNull(ownLag, "ownLag");
        copies = List.copyOf(copies);
        if (copies.stream().map(StoreCopy::store).distinct().count() < copies.size()) {
            throw new IllegalArgumentException("each store that holds copies has a name of its own");
        }
    }

    /** Returns a table without copies, archive or lag. */
    public static SweptTable of(RecordSchema<?> schema, TableMapping mapping) {
        return new SweptTable(schema, mapping, List.of(), Optional.empty(), Optional.empty(), StoreLag.NONE, Map.of());
    }

    /** Adds a store that holds copies and fills itself from the table. */
    public SweptTable copiedIn(PersonalDataProvider store) {
        return copiedIn(store, CopyOrder.AFTER_SOURCE);
    }

    /** Adds a store that holds copies. */
    public SweptTable copiedIn(PersonalDataProvider store, CopyOrder order) {
        List<StoreCopy> more = Stream.concat(copies.stream(), Stream.of(new StoreCopy(store, order)))
                .toList();
        return new SweptTable(schema, mapping, more, archive, recipient, ownLag, withoutPersonalData);
    }

    /**
     * Says where the action {@code ARCHIVE} puts what it takes out of a row.
     *
     * @param table of the same columns as the swept one, in the same database
     * @param purpose of the archive, as the access gates hear it
     */
    public SweptTable archivedIn(String table, Resealer resealer, String purpose) {
        RecordArchive archived = new RecordArchive(SqlName.of(table), resealer, purpose);
        return new SweptTable(schema, mapping, copies, Optional.of(archived), recipient, ownLag, withoutPersonalData);
    }

    /**
     * Says who takes records that a policy returns. The recipient has each before its row is erased, and has it twice if
     * the transaction failed in between.
     *
     * @throws IllegalArgumentException if the codec is of another kind of record
     */
    public SweptTable returnedTo(RecordCodec<?> codec, ExportSink sink) {
        if (!codec.recordName().equals(recordName())) {
            throw new IllegalArgumentException("a table's records are returned by a codec of their own kind");
        }
        return new SweptTable(
                schema,
                mapping,
                copies,
                archive,
                Optional.of(new RecordRecipient(codec, sink)),
                ownLag,
                withoutPersonalData);
    }

    /** Says how much later than an erasure's commit the table itself is done. */
    public SweptTable lag(StoreLag late) {
        return new SweptTable(schema, mapping, copies, archive, recipient, late, withoutPersonalData);
    }

    /**
     * Says of a table whose rows the database deletes along with this one's ({@code ON DELETE CASCADE}) that it holds no
     * personal data. Any other such table is refused where a rule deletes rows: nobody would ask its holds.
     *
     * @param reason why, for example {@code "amounts only"}
     */
    public SweptTable withoutPersonalData(String table, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a table without personal data is declared with a reason");
        }
        Map<SqlName, String> more = new HashMap<>(withoutPersonalData);
        more.put(SqlName.of(table), reason);
        return new SweptTable(schema, mapping, copies, archive, recipient, ownLag, more);
    }

    /** Returns the record's logical name. */
    public String recordName() {
        return mapping.recordName();
    }

    /** Returns the table's lag, its live part no shorter than the longest of its copies'. */
    public StoreLag lag() {
        Duration live = copies.stream()
                .map(copy -> copy.provider().maxPhysicalLag())
                .reduce(ownLag.live(), (longest, next) -> next.compareTo(longest) > 0 ? next : longest);
        return new StoreLag(live, ownLag.backups());
    }
}
