package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks through a generic type: {@code Map<String, List<Order>>} mentions Map, String, List and Order. Without recursion,
 * so that no depth of nesting overflows the stack.
 */
final class TypeWalk {
    /** Returns every class that the type mentions; a sealed one stands for those that it permits. */
    static Set<Class<?>> classes(Type type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Type part : walk(type, TypeWalk::partsOf)) {
            if (part instanceof Class<?> c && !c.isArray()) {
                addWithPermitted(c, found);
            }
        }
        return found;
    }

    /** Says whether a value of anybody's making may stand here: the type is Object, a variable or an open interface. */
    static boolean isOpen(Type type) {
        return walk(type, TypeWalk::partsOf).stream()
                .anyMatch(part -> part instanceof Class<?> c ? isOpen(c) : hasNoShape(part));
    }

    /** Returns the annotations on the type and on its arguments, the outermost first. */
    static List<Annotation> annotations(AnnotatedType type) {
        return walk(type, TypeWalk::annotatedPartsOf).stream()
                .flatMap(part -> List.of(part.getAnnotations()).stream())
                .toList();
    }

    private static boolean isOpen(Class<?> c) {
        return c == Object.class
                || (c.isInterface() && !c.isSealed() && !c.getName().startsWith("java"));
    }

    /** A type variable or wildcard says nothing about the values: the runtime class decides. */
    private static boolean hasNoShape(Type part) {
        return !(part instanceof ParameterizedType) && !(part instanceof GenericArrayType);
    }

    private static Collection<Type> partsOf(Type type) {
        if (type instanceof Class<?> c && c.isArray()) {
            return List.of(c.getComponentType());
        } else if (type instanceof ParameterizedType parameterized) {
            List<Type> parts = new ArrayList<>(List.of(parameterized.getRawType()));
            parts.addAll(List.of(parameterized.getActualTypeArguments()));
            return parts;
        } else if (type instanceof WildcardType wildcard) {
            return both(wildcard.getUpperBounds(), wildcard.getLowerBounds());
        } else if (type instanceof GenericArrayType array) {
            return List.of(array.getGenericComponentType());
        }
        return List.of();
    }

    private static Collection<AnnotatedType> annotatedPartsOf(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return List.of(parameterized.getAnnotatedActualTypeArguments());
        } else if (type instanceof AnnotatedArrayType array) {
            return List.of(array.getAnnotatedGenericComponentType());
        } else if (type instanceof AnnotatedWildcardType wildcard) {
            return both(wildcard.getAnnotatedUpperBounds(), wildcard.getAnnotatedLowerBounds());
        }
        return List.of();
    }

    private static <T> List<T> both(T[] upper, T[] lower) {
        return Stream.of(upper, lower).flatMap(Stream::of).toList();
    }

    /** A type in a class file is a finite tree. */
    private static <T> List<T> walk(T root, Function<T, Collection<T>> parts) {
        List<T> found = new ArrayList<>();
        Deque<T> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            T next = open.poll();
            found.add(next);
            open.addAll(parts.apply(next));
        }
        return found;
    }

    private static void addWithPermitted(Class<?> type, Set<Class<?>> found) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            if (found.add(next) && next.isSealed()) {
                open.addAll(List.of(next.getPermittedSubclasses()));
            }
        }
    }

    private TypeWalk() {}
}
