/** The scrubber's counters as Micrometer's meters: {@link dev.tacit.audit.micrometer.ScrubbingMeters}. */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.micrometer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
