package dev.tacit.retention.internal;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of what a plan or a sweep leaves although nobody wants it left. Stateless and thread-safe. */
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    /** Warns of rows that nothing will ever remove. */
    public static void raise(SweepPlan plan) {
        warn(
                plan.runId(),
                plan.refused(RefusalReason.CLOCK_NOT_STARTED),
                "records stay for ever: no event ever started their clock");
    }

    /** Warns of records that are due and still there, and of copies that are owed. */
    public static void raise(SweepReport report) {
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

    private Alarms() {}
}
