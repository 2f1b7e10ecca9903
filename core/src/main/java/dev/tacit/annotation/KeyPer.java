package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The encrypted members of this record are sealed under keys of a narrower reach than all of a person's data, so that a
 * record can be shredded whose person goes on being a customer. Without it one key serves the whole person. A shred of the
 * whole person covers narrower keys too; each key costs a row in the key store.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeyPer {
    /** What shares one key. */
    KeyReach value();
}
