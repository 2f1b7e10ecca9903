package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose instances hold personal data and are stored, exported and erased as one.
 *
 * <p>The name is logical and stable: bindings of ciphertexts, policies and events use it, so that renaming or moving the
 * class breaks nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PersonalRecord {
    /** The logical name, unique in the application: 1 to 64 characters of {@code a-z 0-9 . _ -}. */
    String value();
}
