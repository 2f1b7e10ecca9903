/** The scrubber in front of what others write: encoders and appenders, on two lines of Logback. */
@NullMarked
package dev.tacit.audit.compat;

import org.jspecify.annotations.NullMarked;
