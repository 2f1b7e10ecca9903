package dev.tacit.retention.policy;

/** What a sweep does with a record that is due. A closed list: a policy that names anything else is refused. */
public enum RemovalAction {
    /** Personal columns and index columns become NULL, personal members leave the document; the row stays. */
    ERASE_FIELDS,
    /** The row is deleted. */
    ERASE_ROW,
    /**
     * As {@link #ERASE_FIELDS}, and the subject column becomes NULL: what stays in the row is tied to nobody. Irreversible;
     * whether the rest singles a person out is the host's to judge.
     */
    ANONYMIZE,
    /**
     * As {@link #ERASE_FIELDS}, and the subject column holds the subject's handle: rows of one person still belong together,
     * which makes them personal data still (GDPR Art. 4(5)).
     */
    PSEUDONYMIZE,
    /**
     * As {@link #ERASE_FIELDS}, after the values were sealed anew by the archive's keys into the archive's table: for what
     * law keeps longer than its purpose lasts.
     */
    ARCHIVE,
    /**
     * The record's content is handed to the host's recipient, and then its fields are erased: "return" in a deletion notice.
     */
    RETURN,
    /**
     * As {@link #ERASE_FIELDS}; and when that left nothing personal of the subject anywhere, the subject's key is shredded,
     * so that backups cannot be read either. While anything of theirs is held, kept or not yet due, the key stays.
     */
    CRYPTO_SHRED;

    /** Says whether nothing of the record can be spared: a rule that keeps one category keeps it all. */
    public boolean takesWhole() {
        return this == ERASE_ROW || this == ANONYMIZE || this == PSEUDONYMIZE;
    }
}
