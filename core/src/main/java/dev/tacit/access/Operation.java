package dev.tacit.access;

/** What an actor does with personal data. */
public enum Operation {
    /** Opens fields for use. */
    READ,
    /** Opens fields to hand them to the data subject or to a recipient. */
    EXPORT,
    /** Opens and seals again, under a newer key or for another purpose. */
    RESEAL
}
