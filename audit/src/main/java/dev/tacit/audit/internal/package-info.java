/**
 * The audit log's files: how bytes reach the disk and come back. Not exported. Read {@link
 * dev.tacit.audit.internal.LogLayout} first.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.internal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
