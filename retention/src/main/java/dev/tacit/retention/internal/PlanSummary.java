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
 * What a plan's row keeps of it besides its records: how many stay and why, which copies were declared, and which share of
 * each table goes. Immutable.
 *
 * @param refusals kind of record → reason → how many records stay for it
 * @param copies hash of the declared copies
 * @param tables kind of record → what of its table is planned
 */
record PlanSummary(
        SortedMap<String, SortedMap<RefusalReason, Long>> refusals, String copies, SortedMap<String, Share> tables) {
    /** How many records of a table are planned, and how many rows it has. */
    record Share(long planned, long rows) {}

    static PlanSummary of(List<Refusal> refusals, String copies, SortedMap<String, Share> tables) {
        SortedMap<String, SortedMap<RefusalReason, Long>> counts = new TreeMap<>();
        refusals.forEach(refusal -> counts.computeIfAbsent(refusal.recordName(), key -> new TreeMap<>())
                .merge(refusal.reason(), refusal.records(), Long::sum));
        return new PlanSummary(counts, copies, tables);
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
        List<JsonObject> shares = new ArrayList<>();
        tables.forEach((recordName, share) -> shares.add(JsonObject.builder()
                .put("record", recordName)
                .put("planned", share.planned())
                .put("rows", share.rows())
                .build()));
        return Json.write(JsonObject.builder()
                .put("refusals", JsonArray.of(counts))
                .put("copies", copies)
                .put("tables", JsonArray.of(shares))
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
        SortedMap<String, Share> tables = new TreeMap<>();
        // Plans that were made before tables were counted one by one have none.
        for (JsonReader share :
                summary.field("tables").present().map(JsonReader::items).orElseGet(List::of)) {
            tables.put(
                    share.field("record").string(),
                    new Share(
                            share.field("planned").longInteger(),
                            share.field("rows").longInteger()));
        }
        return new PlanSummary(counts, summary.field("copies").string(), tables);
    }
}
