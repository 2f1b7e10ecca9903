package dev.tacit.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes and interfaces that a class inherits from, as far as they are not the JDK's. */
final class Hierarchy {
    /** Returns the class and its superclasses, the topmost first. */
    static List<Class<?>> line(Class<?> type) {
        Deque<Class<?>> line = new ArrayDeque<>();
        for (Class<?> c = type; c != null && !isJdk(c); c = c.getSuperclass()) {
            line.push(c);
        }
        return List.copyOf(line);
    }

    /** Returns the class, then its superclasses from the nearest on, then all their interfaces; each once. */
    static Set<Class<?>> all(Class<?> type) {
        List<Class<?>> line = new ArrayList<>(line(type));
        Collections.reverse(line);
        Set<Class<?>> found = new LinkedHashSet<>(line);
        Deque<Class<?>> open = new ArrayDeque<>(line);
        while (!open.isEmpty()) {
            for (Class<?> parent : open.poll().getInterfaces()) {
                if (!isJdk(parent) && found.add(parent)) {
                    open.add(parent);
                }
            }
        }
        return found;
    }

    /**
     * Returns what stands in for the variables of superclasses: {@code Address} of {@code extends Box<Address>}, and the
     * superclass itself of {@code extends Box}.
     */
    static List<Type> arguments(Class<?> type) {
        List<Type> arguments = new ArrayList<>();
        for (Class<?> c : line(type)) {
            Type above = c.getGenericSuperclass();
            if (above instanceof ParameterizedType given) {
                arguments.addAll(List.of(given.getActualTypeArguments()));
            } else if (above instanceof Class<?> raw && raw.getTypeParameters().length > 0) {
                arguments.add(raw);
            }
        }
        return arguments;
    }

    /** Says whether the class is the platform's: it declares nothing and is not looked into. */
    static boolean isJdk(Class<?> type) {
        String name = type.getName();
        return type.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.");
    }

    private Hierarchy() {}
}
