package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
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
        return classes(walk(type, TypeWalk::partsOf));
    }

    /** Returns the same without the bounds of variables, each of which stands for what the class is mentioned with. */
    static Set<Class<?>> classesGiven(Type type) {
        return classes(walk(type, part -> part instanceof TypeVariable<?> ? List.of() : partsOf(part)));
    }

    /** Says whether a value of anybody's making may stand here: the type, or a part of it, says nothing of it. */
    static boolean isOpen(Type type) {
        return walk(type, TypeWalk::shapesIn).stream()
                .anyMatch(part -> part instanceof TypeVariable<?> || hasNoShape(part));
    }

    /** Says the same of a type inside a class that is mentioned with arguments, which are looked at where it is. */
    static boolean isOpenBesideVariables(Type type) {
        return walk(type, TypeWalk::shapesIn).stream().anyMatch(TypeWalk::hasNoShape);
    }

    /** Says whether the type mentions a variable of its class, for which a subclass's argument stands. */
    static boolean hasVariable(Type type) {
        return walk(type, TypeWalk::partsOf).stream().anyMatch(part -> part instanceof TypeVariable<?>);
    }

    /** Returns the annotations on the type and on its arguments, the outermost first. */
    static List<Annotation> annotations(AnnotatedType type) {
        return walk(type, TypeWalk::annotatedPartsOf).stream()
                .flatMap(part -> List.of(part.getAnnotations()).stream())
                .toList();
    }

    private static Set<Class<?>> classes(List<Type> parts) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Type part : parts) {
            if (part instanceof Class<?> c && !c.isArray()) {
                addWithPermitted(c, found);
            }
        }
        return found;
    }

    /** A class with variables that is mentioned without arguments says nothing of what they stand for. */
    private static boolean hasNoShape(Type part) {
        if (part instanceof Class<?> c) {
            return Extensible.hasNoShape(c) || c.getTypeParameters().length > 0;
        } else if (part instanceof ParameterizedType parameterized) {
            return Extensible.hasNoShape((Class<?>) parameterized.getRawType());
        }
        return part instanceof WildcardType;
    }

    private static Collection<Type> partsOf(Type type) {
        if (type instanceof Class<?> c && c.isArray()) {
            return List.of(c.getComponentType());
        } else if (type instanceof ParameterizedType parameterized) {
            List<Type> parts = argumentsOf(parameterized);
            parts.add(parameterized.getRawType());
            return parts;
        } else if (type instanceof WildcardType wildcard) {
            return both(wildcard.getUpperBounds(), wildcard.getLowerBounds());
        } else if (type instanceof GenericArrayType array) {
            return List.of(array.getGenericComponentType());
        } else if (type instanceof TypeVariable<?> variable) {
            return List.of(variable.getBounds());
        }
        return List.of();
    }

    private static Collection<Type> shapesIn(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return argumentsOf(parameterized);
        }
        return type instanceof WildcardType || type instanceof TypeVariable<?> ? List.of() : partsOf(type);
    }

    /** The owner of an inner class may have arguments, too. */
    private static List<Type> argumentsOf(ParameterizedType type) {
        List<Type> arguments = new ArrayList<>(List.of(type.getActualTypeArguments()));
        if (type.getOwnerType() instanceof ParameterizedType owner) {
            arguments.addAll(argumentsOf(owner));
        }
        return arguments;
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

    /** A type in a class file is a finite tree, but for a variable's bound that names the variable: that counts once. */
    private static <T> List<T> walk(T root, Function<T, Collection<T>> parts) {
        List<T> found = new ArrayList<>();
        Set<TypeVariable<?>> variables = new HashSet<>();
        Deque<T> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            T next = open.poll();
            if (!(next instanceof TypeVariable<?> variable) || variables.add(variable)) {
                found.add(next);
                open.addAll(parts.apply(next));
            }
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
