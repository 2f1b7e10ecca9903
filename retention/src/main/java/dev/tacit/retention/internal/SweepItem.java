package dev.tacit.retention.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.retention.policy.RemovalAction;

/**
 * One planned record. Immutable and thread-safe.
 *
 * @param number its place in the plan, from 0
 * @param rule the rule's full name
 */
record SweepItem(
        long number, String recordName, String recordId, SubjectHandle handle, String rule, RemovalAction action) {}
