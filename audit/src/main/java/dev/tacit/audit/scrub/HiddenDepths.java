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
import java.util.EventObject;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an instance of an unclassified class holds a classified one behind a member whose static type does
 * not say so: {@code Page<T>}, {@code Object body}, an interface, a superclass.
 *
 * <p>Looks at up to {@value #MAX_OBJECTS} objects, nearest first, and follows {@value #MAX_REFERENCES} references; an object with
 * more than that below it may hold anything. Reads fields, asks collections and events of the JDK's types for their parts, loads nothing lazily. Immutable and thread-safe.
 */
final class HiddenDepths {
    private static final int MAX_OBJECTS = 512;
    private static final int MAX_REFERENCES = 4096;
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

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

    /** What is in or below an object. */
    enum Content {
        CLASSIFIED,
        NOTHING,
        /** Nothing as far as was looked. */
        UNKNOWN
    }

    /**
     * Says what was found in or below this object.
     *
     * @throws DeclarationException if a member that may hide a classified object may not be read
     */
    Content of(Object start) {
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>();
        next.add(start);
        met.add(start);
        int references = 0;
        boolean complete = true;
        while (!next.isEmpty()) {
            Object value = next.remove();
            if (isClassified(value.getClass())) {
                return Content.CLASSIFIED;
            }
            complete &= !Containers.isLazy(value) || Containers.isHibernates(value);
            Iterator<Object> parts = partsOf(value).iterator();
            while (references <= MAX_REFERENCES && met.size() <= MAX_OBJECTS && parts.hasNext()) {
                references++;
                Object part = parts.next();
                if (met.add(part)) {
                    next.add(part);
                }
            }
        }
        complete &= references <= MAX_REFERENCES && met.size() <= MAX_OBJECTS;
        return complete ? Content.NOTHING : Content.UNKNOWN;
    }

    /** Says whether the value is an object of the host's, with fields of its own. */
    static boolean hasOwnMembers(Object value) {
        Class<?> type = value.getClass();
        return !isJdk(type) && !type.isArray() && !(value instanceof Enum) && !Containers.isContainerType(type);
    }

    /** Says whether the value is an object of the JDK's that is not looked into, so that only its own text is left. */
    static boolean isOpaque(Object value) {
        return isJdk(value.getClass()) && !Containers.isContainer(value);
    }

    private boolean isClassified(Class<?> type) {
        return schemas.classificationOf(type).isPresent() || schemas.find(type).isPresent();
    }

    private Stream<Object> partsOf(Object value) {
        Object behind = Proxies.behind(value);
        if (behind != value) {
            return Stream.of(behind).filter(loaded -> loaded != Proxies.NOT_LOADED);
        }
        if (Containers.isContainer(value)) {
            return Containers.partsOf(value).filter(HiddenDepths::isObject);
        }
        if (Proxies.hasHandler(value)) {
            return Stream.of(Proxies.handlerOf(value));
        }
        Stream<Object> source = value instanceof EventObject event ? Stream.ofNullable(event.getSource()) : Stream.of();
        return Stream.concat(source, membersOf(value));
    }

    private Stream<Object> membersOf(Object value) {
        if (!hasOwnMembers(value) || !mayHide.get(value.getClass())) {
            return Stream.of();
        }
        return schemas.structureOf(value.getClass()).members().stream()
                .filter(member -> mayHide(member.genericType()))
                .map(member -> read(member, value))
                .flatMap(Stream::ofNullable);
    }

    private static boolean isObject(@Nullable Object part) {
        return part != null && !(part instanceof String) && !Scalars.isScalar(part);
    }

    private static @Nullable Object read(MemberSchema member, Object owner) {
        return member.read(owner);
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null && !isJdk(c), Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
    }

    /** An enum or a final type of the JDK's shows all that it holds; a value of any other type may be more than that says. */
    private static boolean mayHide(Type type) {
        if (type instanceof Class<?> c) {
            return c.isArray() ? mayHide(c.getComponentType()) : !c.isEnum() && !isPlainJdk(c);
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return Containers.isContainerType(raw)
                    ? Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(HiddenDepths::mayHide)
                    : !isPlainJdk(raw);
        }
        return !(type instanceof GenericArrayType array) || mayHide(array.getGenericComponentType());
    }

    private static boolean isPlainJdk(Class<?> type) {
        boolean isClosed = Modifier.isFinal(type.getModifiers()) || type.isSealed() || Scalars.isScalarType(type);
        return type.isPrimitive() || (isJdk(type) && isClosed && !Containers.isContainerType(type));
    }

    private static boolean isJdk(Class<?> type) {
        return JDK.stream().anyMatch(type.getName()::startsWith);
    }
}
