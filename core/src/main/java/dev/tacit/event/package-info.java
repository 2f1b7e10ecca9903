/** What happened to personal data, told to an audit log. Read {@link dev.tacit.event.AuditEvent} first. */
@NullMarked
package dev.tacit.event;

import org.jspecify.annotations.NullMarked;
