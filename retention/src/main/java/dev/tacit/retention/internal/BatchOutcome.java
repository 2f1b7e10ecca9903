package dev.tacit.retention.internal;

import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.sweep.ItemState;
import java.util.List;
import java.util.Map;

/**
 * What became of a batch's records, without saying which they are: a report counts, and reads neither ids nor handles.
 * Immutable and thread-safe. The parts are as in {@link SweepBatch}.
 */
record BatchOutcome(
        long number,
        String recordName,
        String rule,
        RemovalAction action,
        List<ItemState> states,
        Map<Integer, FailureReason> failures,
        long late) {
    BatchOutcome {
        failures = Map.copyOf(failures);
        states = List.copyOf(states);
    }
}
