/**
 * Rules, recorded events and holds put together: when one record may go, and why not sooner. Read {@link
 * dev.tacit.retention.due.DueDecision} first.
 */
@NullMarked
package dev.tacit.retention.due;

import org.jspecify.annotations.NullMarked;
