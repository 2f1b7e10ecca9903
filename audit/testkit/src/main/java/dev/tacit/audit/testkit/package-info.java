/**
 * Sends invented values through the application's own logging configuration and looks at what reaches each sink. Read
 * {@link dev.tacit.audit.testkit.NoPersonalDataInLogs} first.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.testkit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
