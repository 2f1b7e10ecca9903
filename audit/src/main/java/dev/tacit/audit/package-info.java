/**
 * The tamper-evident audit log: who opened, changed, exported or removed which kind of personal data, in a form that can
 * be checked offline by tools that are not ours. Read {@link dev.tacit.audit.AuditLog} first.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
