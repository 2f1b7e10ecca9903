package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A blind index over an encrypted member: a keyed, truncated hash of the normalized value in a column of its own. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Lookup {
    /** How a value is brought to one form before it is hashed. */
    Normalizer value();
}
