package dev.tacit.processor.element;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The classes and interfaces that a class inherits from, as far as they are not the JDK's. */
final class Ancestors {
    /** Returns the class and its superclasses, the topmost first. */
    static List<TypeElement> line(TypeElement type) {
        Map<String, TypeElement> line = new LinkedHashMap<>(); // by name: a class that extends itself ends here
        Optional<TypeElement> next = Optional.of(type);
        while (next.filter(c -> line.putIfAbsent(nameOf(c), c) == null).isPresent()) {
            next = next.flatMap(c -> elementOf(c.getSuperclass()));
        }
        List<TypeElement> topmostFirst = new ArrayList<>(line.values());
        Collections.reverse(topmostFirst);
        return topmostFirst;
    }

    /** Returns the class, then its superclasses from the nearest on, then all their interfaces; each once. */
    static List<TypeElement> all(TypeElement type) {
        List<TypeElement> nearestFirst = line(type);
        Collections.reverse(nearestFirst);
        Map<String, TypeElement> found = new LinkedHashMap<>();
        nearestFirst.forEach(c -> found.put(nameOf(c), c));
        Deque<TypeElement> open = new ArrayDeque<>(nearestFirst);
        while (!open.isEmpty()) {
            open.poll()
                    .getInterfaces()
                    .forEach(parent -> elementOf(parent)
                            .filter(c -> found.putIfAbsent(nameOf(c), c) == null)
                            .ifPresent(open::add));
        }
        return List.copyOf(found.values());
    }

    private static Optional<TypeElement> elementOf(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? Optional.of(element).filter(c -> !isJdk(c))
                : Optional.empty();
    }

    /** Says whether the class is the platform's: it declares nothing and is not looked into. */
    static boolean isJdk(TypeElement c) {
        String name = nameOf(c);
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.");
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }

    private Ancestors() {}
}
