/**
 * When data must stay and when it must go, as versioned data; and what this module throws. The ground floor. Read
 * {@link dev.tacit.retention.policy.RetentionPolicies} first.
 */
@NullMarked
package dev.tacit.retention.policy;

import org.jspecify.annotations.NullMarked;
