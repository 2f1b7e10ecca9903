package dev.tacit.audit.scrub;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sees through the objects that frameworks put in front of others: Hibernate's and Spring's, told by the names of their
 * interfaces, so that neither is needed. Loads nothing from a database and makes no target.
 */
final class Proxies {
    /** Stands for an object that is not loaded yet. */
    static final Object NOT_LOADED = new Object();

    private static final String HIBERNATE = "org.hibernate.proxy.HibernateProxy";
    private static final String SPRING = "org.springframework.aop.framework.Advised";

    /** Parts of the names of classes that Spring's CGLIB, Hibernate, Byte Buddy and Javassist make at run time. */
    private static final String[] MADE_AT_RUN_TIME = {"$$", "$HibernateProxy$", "$ByteBuddy$"};

    private static final ClassValue<Optional<Class<?>>> HIBERNATES = new NamedInterface(HIBERNATE);
    private static final ClassValue<Optional<Class<?>>> SPRINGS = new NamedInterface(SPRING);

    private Proxies() {}

    /**
     * Returns the object for which this one stands, {@link #NOT_LOADED}, or the object itself.
     *
     * @throws IllegalStateException if the framework does not answer
     */
    static Object behind(Object value) {
        Class<?> type = value.getClass();
        Optional<Class<?>> hibernate = HIBERNATES.get(type);
        if (hibernate.isPresent()) {
            return entity(call(hibernate.get(), "getHibernateLazyInitializer", value));
        }
        return SPRINGS.get(type)
                .map(spring -> target(call(spring, "getTargetSource", value), value))
                .orElse(value);
    }

    private static Object entity(Answer initializer) {
        boolean loaded = call(initializer.type, "isUninitialized", initializer.value)
                .value
                .equals(false);
        return loaded ? call(initializer.type, "getImplementation", initializer.value).value : NOT_LOADED;
    }

    /** A source that is not static makes or looks up a target, which is not ours to ask for. */
    private static Object target(Answer source, Object proxy) {
        boolean fixed = call(source.type, "isStatic", source.value).value.equals(true);
        return fixed ? call(source.type, "getTarget", source.value).value : proxy;
    }

    /** Calls by the interface, which is public where the class is not. */
    private static Answer call(Class<?> type, String name, Object receiver) {
        try {
            Method method = type.getMethod(name);
            Object value = method.invoke(receiver);
            if (value == null) {
                throw new IllegalStateException("a proxy has nothing behind it");
            }
            return new Answer(method.getReturnType(), value);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a proxy does not say what is behind it");
        }
    }

    private record Answer(Class<?> type, Object value) {}

    /** Returns the class that somebody wrote: the nearest superclass that was not made at run time. */
    static Class<?> writtenClassOf(Object value) {
        Class<?> type = value.getClass();
        while (isMadeAtRunTime(type) && type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            type = type.getSuperclass();
        }
        return type;
    }

    private static boolean isMadeAtRunTime(Class<?> type) {
        return Arrays.stream(MADE_AT_RUN_TIME).anyMatch(type.getName()::contains);
    }

    /** Says whether the object's methods are all answered by a handler, so that it has no members itself. */
    static boolean hasHandler(Object value) {
        return Proxy.isProxyClass(value.getClass());
    }

    /** Returns what answers for the object. */
    static Object handlerOf(Object value) {
        return Proxy.getInvocationHandler(value);
    }

    /** An interface of this name that a class has, itself or through others. */
    private static final class NamedInterface extends ClassValue<Optional<Class<?>>> {
        private final String name;

        NamedInterface(String name) {
            this.name = name;
        }

        @Override
        protected Optional<Class<?>> computeValue(Class<?> type) {
            return supertypesOf(type)
                    .filter(candidate -> candidate.getName().equals(name))
                    .findFirst();
        }

        private static Stream<Class<?>> supertypesOf(Class<?> type) {
            Stream<Class<?>> above = Arrays.stream(type.getInterfaces()).flatMap(NamedInterface::supertypesOf);
            return Stream.concat(
                    Stream.of(type),
                    Stream.concat(
                            above, Stream.ofNullable(type.getSuperclass()).flatMap(NamedInterface::supertypesOf)));
        }
    }
}
