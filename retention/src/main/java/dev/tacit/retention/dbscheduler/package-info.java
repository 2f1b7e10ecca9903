/** Sweeps as tasks of db-scheduler. Read {@link dev.tacit.retention.dbscheduler.SweepTask} first. */
@NullMarked
package dev.tacit.retention.dbscheduler;

import org.jspecify.annotations.NullMarked;
