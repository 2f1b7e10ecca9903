package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What personal data is used for: on a member for that member, on a class for each personal member that names no purpose
 * of its own. It lets a short form name purposes: {@code @HealthData @Purposes("ScientificResearch")}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Purposes {
    /** Names of purposes in the catalog, for example {@code DeliveryOfGoods}; each has its legal bases there. */
    String[] value();
}
