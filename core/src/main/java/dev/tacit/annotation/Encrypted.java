package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The member is stored as ciphertext under its data subject's own key, all that it holds as one. A record seals its own
 * members: one that is not encrypted and leads to an encrypted member of another class is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Encrypted {
    /** The member's stable id, to which its ciphertexts are bound; empty: the member's name. */
    String id() default "";

    /** Earlier ids under which stored ciphertexts may still be bound. */
    String[] formerly() default {};

    /** What a ciphertext is bound to. */
    Binding bind() default Binding.SUBJECT;

    /** The member that names this value's own data subject, if it is not the record's; empty: the record's. */
    String subject() default "";

    /** At most one: how the stored records are found again by this member's value. */
    Lookup[] lookup() default {};

    /**
     * What reading yields once the subject's key is shredded: the text itself for a String, JSON for other types. Empty:
     * reading throws. One encrypted member without such a text is enough for the whole record to throw. Do not write it back:
     * once the person was taken up again, it would be sealed like any value.
     */
    String onShredded() default "";

    /** Equal values give equal ciphertexts, for joins inside the database. Such a field cannot be crypto-shredded. */
    boolean deterministic() default false;
}
