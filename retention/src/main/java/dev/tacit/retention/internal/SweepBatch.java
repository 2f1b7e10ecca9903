package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.due.FailureReason;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.sweep.ItemState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Records that a plan removes in one transaction: of one kind, by one rule, in one way. Immutable and thread-safe. They
 * lie in one row of the state table, because a row for each of a million records would cost more than removing them.
 *
 * @param number the batch's place in the plan, from 0
 * @param level how far up its table stands: children are 0
 * @param rule the rule's full name
 * @param ids the records' ids; empty text where a deleted row's id was forgotten
 * @param handles of their subjects
 * @param states how far each has come
 * @param failures position → why that record {@code FAILED}
 * @param late how many of the removed went after their term had run out
 */
record SweepBatch(
        long number,
        int level,
        String recordName,
        String rule,
        RemovalAction action,
        List<String> ids,
        List<SubjectHandle> handles,
        List<ItemState> states,
        Map<Integer, FailureReason> failures,
        long late) {
    SweepBatch {
        failures = Map.copyOf(failures);
        ids = List.copyOf(ids);
        handles = List.copyOf(handles);
        states = List.copyOf(states);
        if (ids.size() != handles.size() || ids.size() != states.size()) {
            throw new IllegalArgumentException("each record of a batch has an id, a handle and a state");
        }
    }

    /** Returns the positions of the records in this state. */
    List<Integer> in(ItemState state) {
        return IntStream.range(0, states.size())
                .filter(i -> states.get(i) == state)
                .boxed()
                .toList();
    }

    long count(ItemState state) {
        return states.stream().filter(state::equals).count();
    }

    /** Returns the handles of the records that were planned before and are in this state now, in their order. */
    List<SubjectHandle> handlesNewly(ItemState state, SweepBatch before) {
        List<SubjectHandle> newly = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i) == state && before.states().get(i) == ItemState.PLANNED) {
                newly.add(handles.get(i));
            }
        }
        return newly;
    }

    /** Returns how many records are gone by this batch. */
    long removed() {
        return count(ItemState.REMOVED) + count(ItemState.VERIFIED);
    }

    /** Returns the batch with these states; the ids of deleted rows that were verified are forgotten. */
    SweepBatch with(List<ItemState> changed) {
        List<String> kept = new ArrayList<>(ids);
        for (int i = 0; i < kept.size(); i++) {
            if (action == RemovalAction.ERASE_ROW && changed.get(i) == ItemState.VERIFIED) {
                kept.set(i, "");
            }
        }
        return new SweepBatch(number, level, recordName, rule, action, kept, handles, changed, failures, late);
    }

    /** Returns the batch with these handles in the place of those that were planned. */
    SweepBatch withHandles(List<SubjectHandle> changed) {
        return changed.equals(handles)
                ? this
                : new SweepBatch(number, level, recordName, rule, action, ids, changed, states, failures, late);
    }

    /** Returns the batch with these records as {@code FAILED}. */
    SweepBatch failing(Map<Integer, FailureReason> reasons) {
        if (reasons.isEmpty()) {
            return this;
        }
        List<ItemState> changed = new ArrayList<>(states);
        reasons.keySet().forEach(position -> changed.set(position, ItemState.FAILED));
        Map<Integer, FailureReason> all = new HashMap<>(failures);
        all.putAll(reasons);
        return new SweepBatch(number, level, recordName, rule, action, ids, handles, changed, all, late);
    }

    /** Returns the batch with so many more that went late. */
    SweepBatch withLate(long more) {
        return more == 0
                ? this
                : new SweepBatch(number, level, recordName, rule, action, ids, handles, states, failures, late + more);
    }
}
