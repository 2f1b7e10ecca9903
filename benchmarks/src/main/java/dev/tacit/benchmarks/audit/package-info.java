/** What proof costs. Read {@link dev.tacit.benchmarks.audit.AuditAppend} first. */
@NullMarked
package dev.tacit.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
