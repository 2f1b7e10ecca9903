package dev.tacit.audit.scrub;

import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.Schemas;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an instance of an unclassified class holds a classified one behind a member whose static type does
 * not say so: {@code Page<T>}, {@code Object body}, an interface, a superclass.
 *
 * <p>Looks at up to {@value #MAX_OBJECTS} objects, nearest first; what lies beyond is not found. Reads fields, calls
 * nothing of the host's, loads nothing lazily. Immutable and thread-safe.
 */
final class HiddenDepths {
    private static final int MAX_OBJECTS = 512;

    private final Schemas schemas;
    private final ClassValue<Boolean> mayHide = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return fieldsOf(type).anyMatch(field -> mayHide(field.getGenericType()));
        }
    };

    HiddenDepths(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Says whether a classified object was found in or below this one.
     *
     * @throws DeclarationException if a member that may hide one may not be read
     */
    boolean holdClassified(Object start) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty() && seen.size() < MAX_OBJECTS) {
            Object value = next.remove();
            if (seen.add(value)) {
                if (isClassified(value.getClass())) {
                    return true;
                }
                partsOf(value).limit(MAX_OBJECTS).forEach(next::add);
            }
        }
        return false;
    }

    /** Says whether the value is an object of the host's, with fields of its own. */
    static boolean hasOwnMembers(Object value) {
        Class<?> type = value.getClass();
        return !isJdk(type) && !type.isArray() && !(value instanceof Enum) && !Containers.isContainerType(type);
    }

    private boolean isClassified(Class<?> type) {
        return schemas.classificationOf(type).isPresent() || schemas.find(type).isPresent();
    }

    private Stream<Object> partsOf(Object value) {
        if (Containers.isContainer(value)) {
            return Containers.partsOf(value).filter(part -> part != null && !Scalars.isScalar(part));
        }
        if (!hasOwnMembers(value) || !mayHide.get(value.getClass())) {
            return Stream.of();
        }
        return schemas.structureOf(value.getClass()).members().stream()
                .filter(member -> mayHide(member.genericType()))
                .map(member -> read(member, value))
                .flatMap(Stream::ofNullable);
    }

    private static @Nullable Object read(MemberSchema member, Object owner) {
        return member.read(owner);
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null && !isJdk(c), Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
    }

    /** A final JDK type shows all that it holds; anything else may be more than it says. */
    private static boolean mayHide(Type type) {
        if (type instanceof Class<?> c) {
            return c.isArray() ? mayHide(c.getComponentType()) : !c.isEnum() && !isPlainJdk(c);
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return !isJdk(raw) || isContainerOf(raw, parameterized.getActualTypeArguments());
        }
        return !(type instanceof GenericArrayType array) || mayHide(array.getGenericComponentType());
    }

    private static boolean isContainerOf(Class<?> container, Type... parts) {
        return Containers.isContainerType(container) && Arrays.stream(parts).anyMatch(HiddenDepths::mayHide);
    }

    private static boolean isPlainJdk(Class<?> type) {
        boolean hides = type == Object.class || type.isInterface() || Containers.isContainerType(type);
        return type.isPrimitive() || (isJdk(type) && !hides);
    }

    private static boolean isJdk(Class<?> type) {
        return type.getName().startsWith("java.") || type.getName().startsWith("javax.");
    }
}
