package dev.tacit.benchmarks.report;

import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonBoolean;
import dev.tacit.json.JsonNull;
import dev.tacit.json.JsonNumber;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The ratios for machines: a list of {@code {name, ours, reference, unit, ratio, bar, holds}}, and of {@code barIs} (in
 * words) and {@code status}. What was not measured is null, and {@code status} says why.
 */
final class RatiosJson {
    private RatiosJson() {}

    static String write(List<Answer> answers) {
        return Json.pretty(JsonArray.of(answers.stream().map(RatiosJson::row).toList()));
    }

    private static JsonValue row(Answer answer) {
        Optional<Bar> bar = answer.row().bar();
        return JsonObject.builder()
                .put("name", new JsonString(answer.row().name()))
                .put("ours", number(answer.measured() ? Optional.of(answer.ours()) : Optional.empty()))
                .put("reference", number(answer.measured() ? Optional.of(answer.reference()) : Optional.empty()))
                .put("unit", new JsonString(answer.row().measure().unit()))
                .put("ratio", number(answer.measured() ? answer.ratio() : Optional.empty()))
                .put("bar", number(bar.map(Bar::value)))
                .put(
                        "barIs",
                        bar.<JsonValue>map(held -> new JsonString(held.words())).orElse(JsonNull.NULL))
                .put("holds", answer.holds().<JsonValue>map(JsonBoolean::of).orElse(JsonNull.NULL))
                .put("status", new JsonString(answer.measured() ? "measured" : answer.status()))
                .build();
    }

    private static JsonValue number(Optional<Double> value) {
        return value.<JsonValue>map(number -> new JsonNumber(Numbers.plain(number)))
                .orElse(JsonNull.NULL);
    }
}
