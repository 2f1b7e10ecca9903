package dev.tacit.audit.scrub;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's immutable values, of which neither text nor state can change after the event. By exact class: a subclass of
 * {@code BigDecimal} is somebody's code.
 */
final class Scalars {
    private static final Set<Class<?>> CLASSES = Set.of(
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            Duration.class,
            Period.class);

    /** Says whether the value is one of them, and no text. */
    static boolean isScalar(Object value) {
        return value instanceof Integer || value instanceof Long || CLASSES.contains(value.getClass());
    }

    /** Says whether all values of the type are. One may be of a subclass where the class is not final, as by {@code BigDecimal}. */
    static boolean isScalarType(Class<?> type) {
        return CLASSES.contains(type);
    }

    /** Says whether an encoder may write the value without quotes: JSON knows no NaN. */
    static boolean isPlain(Object value) {
        return !(value instanceof Double d && !Double.isFinite(d)) && !(value instanceof Float f && !Float.isFinite(f));
    }

    /** Says whether nothing can hide in the value's text. */
    static boolean isTooSmallToHide(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Byte || value instanceof Short;
    }

    private Scalars() {}
}
