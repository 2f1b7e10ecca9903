/** Keys in a relational database. Read {@link dev.tacit.crypto.jdbc.JdbcKeyStore} first. */
@NullMarked
package dev.tacit.crypto.jdbc;

import org.jspecify.annotations.NullMarked;
