package dev.tacit.retention.due;

/** Why a record that is due could not be removed: somebody should look, and every sweep tries it again. */
public enum FailureReason {
    /** The stored document cannot be read, so what is personal in it cannot be found. */
    UNREADABLE,
    /** A store whose copy goes before the row still shows it. */
    STORE,
    /** A value could not be sealed anew for the archive. */
    ARCHIVE,
    /** Whoever takes returned records did not take this one. */
    RECIPIENT,
    /** A foreign key, a check or another constraint of the database forbids it. */
    CONSTRAINT,
    /** The database refused it otherwise: a trigger raised, or a value did not fit. */
    DATABASE,
    /** The database left the row as it was and said nothing: a trigger or a rule took the change away. */
    UNCHANGED
}
