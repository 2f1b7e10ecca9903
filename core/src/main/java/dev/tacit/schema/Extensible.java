package dev.tacit.schema;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Which classes let in objects of classes that no declaration and no {@code permits} names. */
final class Extensible {
    private static final Set<Class<?>> ANYTHING =
            Set.of(Object.class, Serializable.class, Cloneable.class, Comparable.class, Record.class);

    /** Says whether the class says nothing of the values: an open interface, or a class of the JDK that takes anything. */
    static boolean hasNoShape(Class<?> c) {
        if (isPlatform(c)) {
            return ANYTHING.contains(c) || isUntypedCollection(c);
        }
        return c.isInterface() && !c.isSealed();
    }

    /**
     * Says whether objects of unknown classes may stand where this one is declared. Values of the JDK's own types are taken
     * for what they are, though some of them ({@code BigDecimal}) may be extended.
     */
    static boolean isOpen(Class<?> c) {
        if (isPlatform(c)) {
            return hasNoShape(c);
        }
        return !Modifier.isFinal(c.getModifiers()) && !c.isEnum() && !c.isSealed();
    }

    /** {@code Properties}, for example, holds what its type does not show. */
    private static boolean isUntypedCollection(Class<?> c) {
        return c.getTypeParameters().length == 0
                && (Map.class.isAssignableFrom(c) || Collection.class.isAssignableFrom(c));
    }

    /** Not by the name: {@code javax} packages come from everywhere. */
    private static boolean isPlatform(Class<?> c) {
        ClassLoader loader = c.getClassLoader();
        return Hierarchy.isJdk(c) && (loader == null || loader == ClassLoader.getPlatformClassLoader());
    }

    private Extensible() {}
}
