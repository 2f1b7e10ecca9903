package dev.tacit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a member is no personal data: it is only named like some, or its type lets in objects of any class and none of
 * them is about a person. The checks are silent then, and an erasure leaves the member where it is. A member whose type
 * leads to classified members is erased nevertheless. One whose type leads to encrypted members is then stored as it is: say it
 * where the member is not stored with its record.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface NotPersonal {
    /** Why the member is not personal data; shown in the data map. */
    String reason();
}
