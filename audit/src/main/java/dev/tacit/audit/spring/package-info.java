/** The log scrubber in a Spring Boot application: {@link dev.tacit.audit.spring.ScrubbingListener}. */
@NullMarked
@CheckReturnValue
package dev.tacit.audit.spring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
