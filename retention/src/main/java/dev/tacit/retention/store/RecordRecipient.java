package dev.tacit.retention.store;

import dev.tacit.provider.ExportSink;
import dev.tacit.provider.RecordCodec;
import java.util.Objects;

/**
 * Who takes the records of a table when a policy returns them: each before its row is erased, and twice if the transaction
 * failed in between. Immutable; thread-safe as its parts are.
 */
public record RecordRecipient(RecordCodec<?> codec, ExportSink sink) {
    public RecordRecipient {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(sink, "sink");
    }
}
