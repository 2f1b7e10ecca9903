package dev.tacit.retention.internal;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.sweep.Refusal;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Warns of what a plan or a sweep leaves although nobody wants it left, and tells what waits for an event. One per engine,
 * which remembers when it last warned of records whose age is unknown: once a day is enough of those. Thread-safe.
 */
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration DAY = Duration.ofHours(24);

    private final Map<String, Instant> lastWarning = new ConcurrentHashMap<>();

    /** Tells of records that wait for an event, and warns of those that wait too long. */
    public void raise(SweepPlan plan) {
        plan.refusals().stream()
                .filter(refusal -> refusal.reason() == RefusalReason.CLOCK_NOT_STARTED)
                .forEach(refusal -> raise(plan, refusal));
        warnOfStuck(plan, RefusalReason.NO_SUBJECT, "{}: {} are due and stay, because they name no data subject");
        warnOfStuck(plan, RefusalReason.UNREADABLE, "{}: {} are due and stay, because their documents cannot be read");
    }

    /** No event and no time will ever let such rows go: somebody has to mend them. */
    private static void warnOfStuck(SweepPlan plan, RefusalReason reason, @CompileTimeConstant String sentence) {
        plan.refusals().stream()
                .filter(refusal -> refusal.reason() == reason)
                .forEach(refusal -> LOG.atWarn()
                        .addKeyValue("run", plan.runId())
                        .addArgument(refusal.recordName())
                        .addArgument(refusal.records())
                        .log(sentence));
    }

    private void raise(SweepPlan plan, Refusal refusal) {
        long warned = refusal.overdue();
        log(
                LOG.atWarn(),
                plan,
                refusal,
                warned,
                "{}: {} overdue, still waiting for {}; nothing is removed until one is recorded");
        if (refusal.ageUnknown() > 0 && isNews(plan, refusal)) {
            warned += refusal.ageUnknown();
            log(
                    LOG.atWarn(),
                    plan,
                    refusal,
                    refusal.ageUnknown(),
                    "{}: {} of unknown age, waiting for {}; nothing is removed until one is recorded. Map the column of an"
                            + " event that every row has, and only what waits too long is warned of");
        }
        log(
                LOG.atInfo(),
                plan,
                refusal,
                refusal.records() - warned,
                "{}: {} open, waiting for {}; nothing is removed until one is recorded");
    }

    private boolean isNews(SweepPlan plan, Refusal refusal) {
        String group = refusal.recordName() + " " + refusal.missing();
        Instant last = lastWarning.get(group);
        if (last != null && Duration.between(last, plan.asOf()).compareTo(DAY) < 0) {
            return false;
        }
        lastWarning.put(group, plan.asOf());
        return true;
    }

    private static void log(
            LoggingEventBuilder line,
            SweepPlan plan,
            Refusal refusal,
            long records,
            @CompileTimeConstant String sentence) {
        if (records > 0) {
            line.addKeyValue("run", plan.runId())
                    .addArgument(refusal.recordName())
                    .addArgument(records)
                    .addArgument(String.join(" or ", refusal.missing()))
                    .log(sentence);
        }
    }

    /** Warns of records that are due and still there, and of copies that are owed. */
    public void raise(SweepReport report) {
        warn(report.runId(), report.overdue(), "records are due and still there: other transactions kept them locked");
        for (FailureReason reason : FailureReason.values()) {
            if (report.failed(reason) > 0) {
                LOG.atWarn()
                        .addKeyValue("run", report.runId())
                        .addKeyValue("records", report.failed(reason))
                        .addKeyValue("reason", reason)
                        .log("records are due and still there: they could not be removed");
            }
        }
        warn(report.runId(), report.copiesOwed(), "copies of removed records are still to be erased in other stores");
    }

    private static void warn(String runId, long records, @CompileTimeConstant String sentence) {
        if (records > 0) {
            LOG.atWarn()
                    .addKeyValue("run", runId)
                    .addKeyValue("records", records)
                    .log(sentence);
        }
    }
}
