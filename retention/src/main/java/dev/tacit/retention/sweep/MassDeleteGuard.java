package dev.tacit.retention.sweep;

/**
 * How much a sweep may remove before a second person must release it. Immutable and thread-safe.
 *
 * @param maxRecords most records of one run
 * @param maxPercent most records of one run, in percent of the rows in the mapped tables; 100 switches it off
 * @param maxRecordsPerDay most records that all runs remove within 24 hours
 */
public record MassDeleteGuard(long maxRecords, double maxPercent, long maxRecordsPerDay) {
    public MassDeleteGuard {
        if (maxRecords < 0 || maxRecordsPerDay < 0) {
            throw new IllegalArgumentException("a guard's limits are not negative");
        }
        if (!(maxPercent >= 0 && maxPercent <= 100)) {
            throw new IllegalArgumentException("a guard's percentage lies between 0 and 100");
        }
    }

    /** Returns the guard that stops 10 000 records or 10 percent at once, or 50 000 records within 24 hours. */
    public static MassDeleteGuard standard() {
        return new MassDeleteGuard(10_000, 10, 50_000);
    }

    /** Returns a guard with this limit of records in one run. */
    public MassDeleteGuard withMaxRecords(long records) {
        return new MassDeleteGuard(records, maxPercent, maxRecordsPerDay);
    }

    /** Returns a guard with this limit in percent of all rows. */
    public MassDeleteGuard withMaxPercent(double percent) {
        return new MassDeleteGuard(maxRecords, percent, maxRecordsPerDay);
    }

    /** Returns a guard with this limit of records in 24 hours. */
    public MassDeleteGuard withMaxRecordsPerDay(long records) {
        return new MassDeleteGuard(maxRecords, maxPercent, records);
    }
}
