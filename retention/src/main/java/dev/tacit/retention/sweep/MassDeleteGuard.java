package dev.tacit.retention.sweep;

/**
 * How much a sweep may remove before a second person must release it. Immutable and thread-safe.
 *
 * <p>In a small table, and on the first day of any, one record is a large share. So the percentage speaks only once more
 * than a number of records go within 24 hours: this plan's, those that all sweeps removed, and those that running ones
 * still will. Up to that number a table may be emptied in a day without anybody's release, and no further by small steps.
 *
 * @param maxRecords most records of one run
 * @param maxPercent most records of one run, in percent of the rows of any mapped table and of all; 100 switches it off
 * @param maxRecordsPerDay most records that all runs remove within 24 hours
 * @param percentFrom over how many records within 24 hours the percentage speaks; 0 for always
 */
public record MassDeleteGuard(long maxRecords, double maxPercent, long maxRecordsPerDay, long percentFrom) {
    public MassDeleteGuard {
        if (maxRecords < 0 || maxRecordsPerDay < 0 || percentFrom < 0) {
            throw new IllegalArgumentException("a guard's limits are not negative");
        }
        if (!(maxPercent >= 0 && maxPercent <= 100)) {
            throw new IllegalArgumentException("a guard's percentage lies between 0 and 100");
        }
    }

    /** Returns a guard whose percentage speaks from the first record on. */
    public MassDeleteGuard(long maxRecords, double maxPercent, long maxRecordsPerDay) {
        this(maxRecords, maxPercent, maxRecordsPerDay, 0);
    }

    /**
     * Returns the guard that stops 10 000 records at once, or 50 000 within 24 hours, or 10 percent at once where more than
     * 100 records go within 24 hours.
     */
    public static MassDeleteGuard standard() {
        return new MassDeleteGuard(10_000, 10, 50_000, 100);
    }

    /** Returns a guard with this limit of records in one run. */
    public MassDeleteGuard withMaxRecords(long records) {
        return new MassDeleteGuard(records, maxPercent, maxRecordsPerDay, percentFrom);
    }

    /** Returns a guard with this limit in percent of all rows. */
    public MassDeleteGuard withMaxPercent(double percent) {
        return new MassDeleteGuard(maxRecords, percent, maxRecordsPerDay, percentFrom);
    }

    /** Returns a guard with this limit of records in 24 hours. */
    public MassDeleteGuard withMaxRecordsPerDay(long records) {
        return new MassDeleteGuard(maxRecords, maxPercent, records, percentFrom);
    }

    /** Returns a guard whose percentage speaks once more than this number of records go within 24 hours. */
    public MassDeleteGuard withPercentFrom(long records) {
        return new MassDeleteGuard(maxRecords, maxPercent, maxRecordsPerDay, records);
    }
}
