package dev.tacit.processor.element;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** The methods by which a class hands out its members: {@code email()}, {@code getEmail()}, {@code isEmail()}. */
final class Accessors {
    private final Map<String, List<ExecutableElement>> byName = new HashMap<>();

    Accessors(TypeElement type) {
        Ancestors.all(type)
                .forEach(c -> ElementFilter.methodsIn(c.getEnclosedElements()).stream()
                        .filter(Accessors::mayBeGetter)
                        .forEach(method -> byName.computeIfAbsent(
                                        method.getSimpleName().toString(), any -> new ArrayList<>())
                                .add(method)));
    }

    List<ExecutableElement> of(VariableElement field) {
        return namesOf(field.getSimpleName().toString())
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** Returns the names of getters that are annotated as personal and belong to none of these members. */
    Set<String> annotatedWithoutMember(Set<String> members) {
        Set<String> orphans = new TreeSet<>();
        byName.forEach((name, methods) -> {
            if (looksLikeGetter(name) && methods.stream().anyMatch(Accessors::isOurs)) {
                orphans.add(name);
            }
        });
        members.stream().flatMap(Accessors::namesOf).forEach(orphans::remove);
        return orphans;
    }

    private static boolean isOurs(ExecutableElement getter) {
        return MentionedTypes.in(getter.getReturnType()).stream().anyMatch(ShortForms::isOurs)
                || ShortForms.isOurs(getter);
    }

    private static Stream<String> namesOf(String member) {
        String capitalized = Character.toUpperCase(member.charAt(0)) + member.substring(1);
        Stream<String> usual = Stream.of(member, "get" + capitalized, "is" + capitalized);
        // JavaBeans leaves eMail as it is: geteMail
        boolean kept = member.length() > 1 && Character.isUpperCase(member.charAt(1));
        return kept ? Stream.concat(usual, Stream.of("get" + member, "is" + member)) : usual;
    }

    private static boolean mayBeGetter(ExecutableElement method) {
        return method.getParameters().isEmpty()
                && !method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType().getKind() != TypeKind.VOID;
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
