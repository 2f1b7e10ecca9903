/** All JDBC of this module; not exported. Read {@link dev.tacit.retention.internal.Database} first. */
@NullMarked
package dev.tacit.retention.internal;

import org.jspecify.annotations.NullMarked;
