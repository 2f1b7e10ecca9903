package dev.tacit.annotation;

/**
 * What a ciphertext opens for, from the loosest to the tightest. The level stands in the ciphertext, is authenticated,
 * and reading demands the level that the schema declares.
 */
public enum Binding {
    /** This tenant and field, whoever the subject: a value moved to another person's record goes unnoticed. */
    FIELD,
    /** This tenant, field and subject; the default. Found out only if the reader says whose record it expects. */
    SUBJECT,
    /** This tenant, field, subject and record. Needs {@link RecordId}. */
    RECORD
}
