package dev.tacit.retention.internal;

import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.sweep.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan's row keeps of it besides its records: how many stay and why, and which copies were declared. Immutable.
 *
 * @param refusals kind of record → reason → how many records stay for it
 * @param copies hash of the declared copies
 */
record PlanSummary(SortedMap<String, SortedMap<RefusalReason, Long>> refusals, String copies) {
    static PlanSummary of(List<Refusal> refusals, String copies) {
        SortedMap<String, SortedMap<RefusalReason, Long>> counts = new TreeMap<>();
        refusals.forEach(refusal -> counts.computeIfAbsent(refusal.recordName(), key -> new TreeMap<>())
                .merge(refusal.reason(), refusal.records(), Long::sum));
        return new PlanSummary(counts, copies);
    }

    /** Returns how many records of a kind stay for a reason. */
    long count(String recordName, RefusalReason reason) {
        return refusals.getOrDefault(recordName, new TreeMap<>()).getOrDefault(reason, 0L);
    }

    String text() {
        List<JsonObject> counts = new ArrayList<>();
        refusals.forEach((recordName, reasons) -> reasons.forEach((reason, records) -> counts.add(JsonObject.builder()
                .put("record", recordName)
                .put("reason", reason.name())
                .put("records", records)
                .build())));
        return Json.write(JsonObject.builder()
                .put("refusals", JsonArray.of(counts))
                .put("copies", copies)
                .build());
    }

    static PlanSummary parse(String text) {
        JsonReader summary = JsonReader.of(Json.parse(text));
        SortedMap<String, SortedMap<RefusalReason, Long>> counts = new TreeMap<>();
        for (JsonReader count : summary.field("refusals").items()) {
            counts.computeIfAbsent(count.field("record").string(), key -> new TreeMap<>())
                    .put(
                            count.field("reason").enumValue(RefusalReason.class),
                            count.field("records").longInteger());
        }
        return new PlanSummary(counts, summary.field("copies").string());
    }
}
