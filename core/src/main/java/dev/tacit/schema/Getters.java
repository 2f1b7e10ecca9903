package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The annotations on a class's accessors and getters, those that it inherits or overrides included. */
final class Getters {
    private final Map<String, List<Annotation>> annotations = new HashMap<>();

    Getters(Class<?> type) {
        for (Class<?> c : Hierarchy.all(type)) {
            Stream.of(c.getDeclaredMethods()).filter(Getters::mayBeGetter).forEach(this::add);
        }
    }

    /** What stands on the getter, and inside its type: {@code List<@EmailAddress String> getMails()}. */
    private void add(Method getter) {
        List<Annotation> all = annotations.computeIfAbsent(plainName(getter), name -> new ArrayList<>());
        all.addAll(List.of(getter.getAnnotations()));
        all.addAll(TypeWalk.annotations(getter.getAnnotatedReturnType()));
    }

    /** Returns what stands on the accessor {@code email()} or the getter {@code getEmail()} or {@code isEmail()}. */
    List<Annotation> annotationsOf(String member) {
        return namesOf(member)
                .flatMap(name -> annotations.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** Returns the names of getters that are annotated as personal and belong to none of these members. */
    Set<String> annotatedWithoutMember(Set<String> members) {
        Set<String> orphans = new TreeSet<>();
        annotations.forEach((name, all) -> {
            if (looksLikeGetter(name) && all.stream().anyMatch(Annotations::isOurs)) {
                orphans.add(name);
            }
        });
        members.stream().flatMap(Getters::namesOf).forEach(orphans::remove);
        return orphans;
    }

    private static Stream<String> namesOf(String member) {
        String capitalized = Character.toUpperCase(member.charAt(0)) + member.substring(1);
        Stream<String> usual = Stream.of(member, "get" + capitalized, "is" + capitalized);
        // JavaBeans leaves eMail as it is: geteMail
        boolean kept = member.length() > 1 && Character.isUpperCase(member.charAt(1));
        return kept ? Stream.concat(usual, Stream.of("get" + member, "is" + member)) : usual;
    }

    /** Kotlin adds a hash to the getter of a value class: {@code getId-yW1EMQc}. */
    static String plainName(Method method) {
        String name = method.getName();
        int hash = name.indexOf('-');
        return hash > 0 ? name.substring(0, hash) : name;
    }

    private static boolean mayBeGetter(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && method.getReturnType() != void.class;
    }

    private static boolean looksLikeGetter(String name) {
        return startsProperty(name, "get") || startsProperty(name, "is");
    }

    private static boolean startsProperty(String name, String prefix) {
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && Character.isUpperCase(name.charAt(prefix.length()));
    }
}
