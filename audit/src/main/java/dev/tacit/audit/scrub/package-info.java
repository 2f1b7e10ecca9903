/**
 * What is hidden in a log line, and what stands there instead; knows no logging framework. Read {@link
 * dev.tacit.audit.scrub.Scrubber} first; a host class that wants a safe {@code toString} takes {@link
 * dev.tacit.audit.scrub.SafeText}.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.scrub;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
