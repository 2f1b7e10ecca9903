package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Finds a class's members. What compilers add (synthetic members) and what a JDK superclass declares is left out. Not
 * thread-safe; one a class.
 */
final class MemberReader {
    private final Class<?> type;
    private final Map<String, Member> members = new LinkedHashMap<>();

    MemberReader(Class<?> type) {
        this.type = type;
    }

    /** @throws DeclarationException if the class file is damaged, mentions missing classes or is nested without measure */
    List<Member> read() {
        return reading(type, () -> {
            Hierarchy.line(type).forEach(this::addMembersOf);
            Getters getters = new Getters(type);
            refuse(getters.annotatedWithoutMember(members.keySet()));
            return members.values().stream()
                    .map(member -> member.with(getters.annotationsOf(member.name())))
                    .toList();
        });
    }

    /**
     * Returns the final fields among those that compilers add. What else is added at build time or by other languages, as
     * Groovy's {@code metaClass}, is not final and holds nothing of the host's.
     */
    static List<Member> captured(Class<?> type) {
        return reading(
                type,
                () -> Hierarchy.line(type).stream()
                        .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
                        .filter(field ->
                                field.isSynthetic() && isFinal(field) && !Modifier.isStatic(field.getModifiers()))
                        .map(field -> Member.of(field, List.of()))
                        .toList());
    }

    private static boolean isFinal(Field field) {
        return Modifier.isFinal(field.getModifiers());
    }

    /** @throws DeclarationException if what is read is damaged, mentions missing classes or is nested without measure */
    static <T> T reading(Class<?> type, Supplier<T> what) {
        try {
            return what.get();
        } catch (LinkageError
                | TypeNotPresentException
                | MalformedParameterizedTypeException
                | ArrayStoreException damaged) { // the last: an annotation's value names a class that is missing
            throw refusal(type, "it mentions a class that is missing, or its class file is damaged");
        } catch (StackOverflowError deep) { // the JDK reads generic signatures recursively, however deep they are
            throw refusal(type, "a member's generic type is nested too deeply to be read");
        }
    }

    private void addMembersOf(Class<?> c) {
        List<Field> fields = fieldsOf(c);
        Map<String, List<Annotation>> parameters = ConstructorParameters.of(c, fields);
        for (Field field : fields) {
            List<Annotation> annotations = new ArrayList<>(List.of(field.getAnnotations()));
            annotations.addAll(parameters.getOrDefault(field.getName(), List.of()));
            Member member = Member.of(field, annotations);
            // A field that hides one of a superclass stands for both: what was said of either holds.
            members.merge(field.getName(), member, (hidden, hiding) -> hiding.over(hidden));
        }
    }

    /** A record's fields in the order of its components, or a class's in the order of its class file. */
    private static List<Field> fieldsOf(Class<?> c) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : c.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                fields.put(field.getName(), field);
            }
        }
        return c.isRecord()
                ? Arrays.stream(c.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> Objects.requireNonNull(fields.get(name), "a component has a field"))
                        .toList()
                : List.copyOf(fields.values());
    }

    /** A value behind such a getter would stand unclassified in a field of another name. */
    private void refuse(Collection<String> getters) {
        if (!getters.isEmpty()) {
            throw new DeclarationException(getters.stream()
                    .map(getter -> new DeclarationProblem(
                            type.getName(),
                            getter,
                            "the getter is annotated and no field has its name; annotate the fields it reads"))
                    .toList());
        }
    }

    private static DeclarationException refusal(Class<?> type, String rule) {
        return new DeclarationException(List.of(new DeclarationProblem(type.getName(), "", rule)));
    }
}
