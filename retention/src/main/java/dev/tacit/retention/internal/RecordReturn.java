package dev.tacit.retention.internal;

import dev.tacit.RecordRef;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.RecordCodec;
import dev.tacit.table.TableMapping;
import java.util.List;

/**
 * Hands records to the host's recipient before they are erased. A batch that fails after this is handed over again, so
 * the recipient takes a record twice rather than never. Immutable and thread-safe if its parts are.
 */
public record RecordReturn(RecordCodec<?> codec, ExportSink recipient) {
    void handOver(TableMapping mapping, List<Row> rows) {
        for (Row row : rows) {
            recipient.accept(
                    RecordRef.of(mapping.recordName(), row.id()),
                    codec.export(
                            row.document().text().orElse("{}"), row.subject().orElseThrow()));
        }
    }
}
