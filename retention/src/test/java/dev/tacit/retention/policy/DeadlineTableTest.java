package dev.tacit.retention.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each deadline that starts a clock, as the packs say it: the due instant is written down by hand, not computed. */
class DeadlineTableTest {
    @ParameterizedTest(name = "{0} {1}/{2}: {3} → {4}")
    @CsvSource({
        "amazon-dpp-merchant, order-pii, after-fulfilment, order.fulfilled=2026-03-01T10:00:00Z, 2026-03-31T10:00:00Z",
        "amazon-dpp-merchant, order-pii, after-cancellation, order.cancelled=2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "amazon-dpp-2019, order-pii, after-shipment, order.shipped=2026-01-31T23:59:59Z, 2026-03-02T23:59:59Z",
        "amazon-dpp, order-pii, after-delivery, order.delivered=2028-02-29T00:00:00Z, 2028-03-30T00:00:00Z",
        "amazon-dpp, order-pii, after-delivery, order.shipped=2026-03-01T00:00:00Z, 2026-04-17T00:00:00Z",
        "amazon-dpp, order-pii, after-delivery, order.created=2026-01-01T00:00:00Z, 2026-04-04T00:00:00Z",
        "amazon-dpp, order-pii, after-cancellation, order.cancelled=2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "amazon-dpp-merchant, order-pii-on-notice, deletion-notice, deletion.requested=2026-03-28T12:00:00Z, 2026-03-31T12:00:00Z",
        "amazon-dpp-2019, order-pii-on-notice, deletion-notice, deletion.requested=2026-10-24T12:00:00Z, 2026-10-27T12:00:00Z",
        "amazon-dpp-merchant, order-pii-on-notice, all-live-instances, deletion.requested=2026-03-01T00:00:00Z, 2026-05-30T00:00:00Z",
        "amazon-dpp-2019, order-pii-on-notice, all-live-instances, deletion.requested=2026-03-01T23:30:00Z, 2026-05-30T23:30:00Z",
        "amazon-dpp-2019, agreement-records, agreement-and-a-year, agreement.ended=2027-02-28T00:00:00Z, 2028-02-28T00:00:00Z",
        "amazon-dpp-merchant, access-log, keep-logs, log.written=2026-08-31T08:00:00Z, 2027-02-28T08:00:00Z",
        "amazon-dpp-2019, access-log, keep-logs, log.written=2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
        "amazon-dpp-merchant, agreement-records, agreement-and-a-year, agreement.ended=2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z",
        "gdpr, erasure-request, without-undue-delay, erasure.requested=2026-01-31T09:00:00Z, 2026-02-28T09:00:00Z",
        "ccpa, deletion-request, forty-five-days, deletion.requested=2026-02-01T20:00:00Z, 2026-03-18T19:00:00Z"
    })
    void aClockRunsOut_whenTheTableSays(String pack, String policy, String rule, String event, Instant due) {
        assertThat(due(clock(pack, policy, rule), recorded(event))).contains(due);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "order.delivered=2026-03-01T00:00:00Z;order.shipped=2026-02-20T00:00:00Z, 2026-03-31T00:00:00Z, delivery counts and shipment does not",
        "order.shipped=2026-02-20T00:00:00Z;order.delivered=2026-03-01T00:00:00Z, 2026-03-31T00:00:00Z, the order of arrival does not matter",
        "order.delivered=2026-03-01T00:00:00Z;order.returned=2026-03-09T00:00:00Z, 2026-03-31T00:00:00Z, delivered and then returned is delivered",
        "order.delivered=2026-03-05T00:00:00Z;order.shipped=2026-03-09T00:00:00Z, 2026-04-04T00:00:00Z, partly shipped: the host records the last package",
        "order.packed=2026-03-05T00:00:00Z, , an event that no rule knows starts nothing"
    })
    void ofSeveralEvents_thePolicyPicks(String events, Instant due, String story) {
        assertThat(due(clock("amazon-dpp", "order-pii", "after-delivery"), recorded(events)))
                .as(story)
                .isEqualTo(Optional.ofNullable(due));
    }

    /** Reads {@code event=instant;event=instant}. */
    private static Map<String, Instant> recorded(String events) {
        Map<String, Instant> recorded = new HashMap<>();
        for (String event : events.split(";", -1)) {
            int equals = event.indexOf('=');
            recorded.put(event.substring(0, equals), Instant.parse(event.substring(equals + 1)));
        }
        return recorded;
    }

    private static RetentionClock clock(String pack, String policy, String rule) {
        List<RetentionClock> found = RetentionPolicies.pack(pack).all().stream()
                .filter(one -> one.id().equals(policy))
                .flatMap(one -> one.rules().stream())
                .filter(one -> one.id().equals(rule))
                .map(RetentionRule::clock)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Optional<Instant> due(RetentionClock clock, Map<String, Instant> events) {
        return clock.read(AnchorEvents.of(events)) instanceof ClockReading.Started started
                ? Optional.of(started.at())
                : Optional.empty();
    }
}
