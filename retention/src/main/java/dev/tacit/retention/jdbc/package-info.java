/** Tables whose rows belong to a person by way of other rows. Read {@link dev.tacit.retention.jdbc.SubjectTables} first. */
@NullMarked
package dev.tacit.retention.jdbc;

import org.jspecify.annotations.NullMarked;
