/** What a sweep would remove, and what it removed. Read {@link dev.tacit.retention.sweep.SweepPlan} first. */
@NullMarked
package dev.tacit.retention.sweep;

import org.jspecify.annotations.NullMarked;
