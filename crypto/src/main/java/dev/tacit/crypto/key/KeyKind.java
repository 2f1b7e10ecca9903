package dev.tacit.crypto.key;

/** What a key is for; keys of different kinds are derived under different labels. */
public enum KeyKind {
    /** Seals the values of one data subject, within one scope. */
    SUBJECT,
    /** The root of a tenant's pseudonyms: subject handles and scope handles. */
    HANDLE_ROOT,
    /** The root of a tenant's blind indexes; its generation is the index version. */
    INDEX_ROOT,
    /** Makes a service's log tokens within one epoch; its generation is the epoch's number. */
    TOKEN,
    /** Seals a tenant's data of no single person. */
    SHARED
}
