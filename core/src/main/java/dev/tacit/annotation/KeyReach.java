package dev.tacit.annotation;

/** How much of a person's data one key seals, and so how much a crypto-shred erases at once. */
public enum KeyReach {
    /** All of the person's records; the default. */
    SUBJECT,
    /** One record: it can be shredded while the person's others live on. Needs a {@link RecordId}. */
    RECORD,
    /** What was sealed within one calendar month (UTC) under the record's policy. Needs a {@link Retain}. */
    PERIOD
}
