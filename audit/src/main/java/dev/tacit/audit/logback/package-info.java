/**
 * Keeps personal data out of everything that Logback writes. Start with {@link dev.tacit.audit.logback.Scrubbing} in
 * code, or {@link dev.tacit.audit.logback.ScrubbingAppender} in {@code logback.xml}.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.logback;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
