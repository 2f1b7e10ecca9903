package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;

/** Walks through a generic type: {@code Map<String, List<Order>>} mentions Map, String, List and Order. */
final class TypeWalk {
    /** Collects every class that the type mentions. */
    static void classes(Type type, Collection<Class<?>> found) {
        if (type instanceof Class<?> c) {
            addWithSubclasses(c.isArray() ? componentOf(c) : c, found);
        } else if (type instanceof ParameterizedType parameterized) {
            classes(parameterized.getRawType(), found);
            List.of(parameterized.getActualTypeArguments()).forEach(argument -> classes(argument, found));
        } else if (type instanceof WildcardType wildcard) {
            List.of(wildcard.getUpperBounds()).forEach(bound -> classes(bound, found));
        } else if (type instanceof GenericArrayType array) {
            classes(array.getGenericComponentType(), found);
        }
        // A type variable says nothing about the values: the runtime class decides.
    }

    /** Says whether a value of anybody's making may stand here: the type is Object, a variable or an open interface. */
    static boolean isOpen(Type type) {
        if (type instanceof Class<?> c) {
            return c == Object.class
                    || (c.isInterface() && !c.isSealed() && !c.getName().startsWith("java"));
        }
        if (type instanceof ParameterizedType parameterized) {
            return isOpen(parameterized.getRawType())
                    || List.of(parameterized.getActualTypeArguments()).stream().anyMatch(TypeWalk::isOpen);
        }
        if (type instanceof GenericArrayType array) {
            return isOpen(array.getGenericComponentType());
        }
        return true;
    }

    /** A sealed type stands for those that it permits. */
    private static void addWithSubclasses(Class<?> type, Collection<Class<?>> found) {
        if (found.contains(type)) {
            return;
        }
        found.add(type);
        if (type.isSealed()) {
            List.of(type.getPermittedSubclasses()).forEach(permitted -> addWithSubclasses(permitted, found));
        }
    }

    /** Collects the annotations on the type and on its arguments. */
    static void annotations(AnnotatedType type, Collection<Annotation> found) {
        found.addAll(List.of(type.getAnnotations()));
        if (type instanceof AnnotatedParameterizedType parameterized) {
            List.of(parameterized.getAnnotatedActualTypeArguments()).forEach(argument -> annotations(argument, found));
        } else if (type instanceof AnnotatedArrayType array) {
            annotations(array.getAnnotatedGenericComponentType(), found);
        }
    }

    private static Class<?> componentOf(Class<?> array) {
        Class<?> component = array;
        while (component.isArray()) {
            component = component.getComponentType();
        }
        return component;
    }

    private TypeWalk() {}
}
