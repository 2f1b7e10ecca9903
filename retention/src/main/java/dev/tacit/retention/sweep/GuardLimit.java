package dev.tacit.retention.sweep;

/** A limit of the mass-delete guard. */
public enum GuardLimit {
    /** Most records of one run. */
    RECORDS,
    /** Most records of one run, in percent of the rows. */
    PERCENT,
    /** Most records of all runs within 24 hours. */
    RECORDS_PER_DAY
}
