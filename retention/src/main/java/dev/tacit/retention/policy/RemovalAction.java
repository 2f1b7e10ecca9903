package dev.tacit.retention.policy;

/** What a sweep does with a record that is due. A closed list: a policy that names anything else is refused. */
public enum RemovalAction {
    /** Personal columns and index columns become NULL, personal members leave the document; the row stays. */
    ERASE_FIELDS,
    /** The row is deleted. */
    ERASE_ROW
}
