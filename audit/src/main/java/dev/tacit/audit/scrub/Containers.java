package dev.tacit.audit.scrub;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that hold others and show them in their own text. */
final class Containers {
    /** Says whether the value is looked into by its parts. A collection that would load itself from a database is not. */
    static boolean isContainer(Object value) {
        return isContainerType(value.getClass()) && !isLazy(value);
    }

    static boolean isContainerType(Class<?> type) {
        return Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Map.Entry.class.isAssignableFrom(type)
                || type == Optional.class
                || AtomicReference.class.isAssignableFrom(type)
                || AtomicReferenceArray.class.isAssignableFrom(type)
                || (type.isArray() && !type.getComponentType().isPrimitive());
    }

    /** Says whether looking into the value could make an object mapper ask its database. */
    static boolean isLazy(Object value) {
        return value.getClass().getName().startsWith("org.hibernate.collection.");
    }

    /** Returns the parts, of a map its keys and values; a part may be null. */
    static Stream<@Nullable Object> partsOf(Object container) {
        if (container instanceof Collection<?> collection) {
            return collection.stream().map(part -> part);
        }
        if (container instanceof Map<?, ?> map) {
            return map.entrySet().stream().flatMap(Containers::sides);
        }
        if (container instanceof Map.Entry<?, ?> entry) {
            return sides(entry);
        }
        if (container instanceof Optional<?> optional) {
            return optional.stream().map(part -> part);
        }
        if (container instanceof AtomicReference<?> reference) {
            return Stream.ofNullable(reference.get());
        }
        if (container instanceof AtomicReferenceArray<?> array) {
            return IntStream.range(0, array.length()).mapToObj(array::get);
        }
        return Arrays.stream((Object[]) container);
    }

    private static Stream<Object> sides(Map.Entry<?, ?> entry) {
        return Stream.of(entry.getKey(), entry.getValue())
                .filter(Objects::nonNull)
                .map(side -> side);
    }

    private Containers() {}
}
