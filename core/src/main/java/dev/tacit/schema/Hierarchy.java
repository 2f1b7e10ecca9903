package dev.tacit.schema;

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
