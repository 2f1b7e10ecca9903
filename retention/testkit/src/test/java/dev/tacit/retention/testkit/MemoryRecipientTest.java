package dev.tacit.retention.testkit;

import dev.tacit.RecordRef;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ExportSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MemoryRecipientTest extends RecipientContract {
    private final Map<RecordRef, JsonObject> kept = new HashMap<>();

    @Override
    protected ExportSink recipient() {
        return kept::put;
    }

    @Override
    protected List<JsonObject> kept(RecordRef record) {
        return Optional.ofNullable(kept.get(record)).stream().toList();
    }
}
