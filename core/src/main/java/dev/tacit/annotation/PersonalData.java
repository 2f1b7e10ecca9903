package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a member as personal data of one category. The short forms ({@link EmailAddress}, {@link PersonName}, …) are
 * annotated with it, and a host makes its own short forms the same way.
 *
 * <p>Put on a member of a class type, it covers everything below that member.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.TYPE,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
public @interface PersonalData {
    /** The category's id: a constant of {@code dev.tacit.category.Categories} or one that the host registered. */
    String category();

    /** At most one: how sensitive the value is here, if more than its category says. */
    Sensitivity[] sensitivity() default {};

    /** What the value is used for: names of purposes, for example {@code DeliveryOfGoods}. */
    String[] purposes() default {};

    /** A remark for the data map. */
    String notes() default "";
}
