package dev.tacit.audit.scrub;

import java.lang.ref.Reference;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that hold others and show them in their own text. */
final class Containers {
    /** Beginnings of the names of classes that hold in memory what they show. */
    private static final List<String> IN_MEMORY = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.google.common.collect.",
            "com.google.gson.internal.",
            "com.google.protobuf.",
            "it.unimi.dsi.fastutil.",
            "kotlin.collections.",
            "org.apache.commons.collections4.",
            "org.bson.",
            "org.eclipse.collections.",
            "org.springframework.http.",
            "org.springframework.util.");

    /** Says whether the value is looked into by its parts. A collection that may fetch them is not. */
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
                || AtomicStampedReference.class.isAssignableFrom(type)
                || AtomicMarkableReference.class.isAssignableFrom(type)
                || Reference.class.isAssignableFrom(type)
                || (type.isArray() && !type.getComponentType().isPrimitive());
    }

    /**
     * Says whether looking into the value could make its class fetch what it shows, from a database or from other machines:
     * whether it is a collection or map neither of the JDK's, nor on top of one, nor of a library whose collections are in memory.
     */
    static boolean isLazy(Object value) {
        return (value instanceof Collection || value instanceof Map) && !isInMemory(value.getClass());
    }

    /** Says whether the value is one of Hibernate's: what they hold is an entity's member, of which the entity's class speaks. */
    static boolean isHibernates(Object value) {
        return value.getClass().getName().startsWith("org.hibernate.collection.");
    }

    /** What stands on an abstract class of the JDK's answers for itself. */
    private static boolean isInMemory(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (IN_MEMORY.stream().anyMatch(each.getName()::startsWith)) {
                return each != Object.class && (each == type || !Modifier.isAbstract(each.getModifiers()));
            }
        }
        return false;
    }

    /** Says whether the container is of a class of the host's, which may make its parts of what it holds besides. */
    static boolean isOfHost(Object container) {
        Class<?> type = container.getClass();
        return !type.isArray() && IN_MEMORY.stream().noneMatch(type.getName()::startsWith) && !isHibernates(container);
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
        if (container instanceof AtomicStampedReference<?> reference) {
            return Stream.ofNullable(reference.getReference());
        }
        if (container instanceof AtomicMarkableReference<?> reference) {
            return Stream.ofNullable(reference.getReference());
        }
        if (container instanceof Reference<?> reference) {
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
