package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A member as reflection shows it: a record's component (whose annotation Java repeats on field, accessor and parameter;
 * it counts once), or an instance field of a class or of one of its superclasses.
 */
record Member(Class<?> owner, String name, Class<?> type, Type genericType, Field field, AnnotatedType annotatedType) {

    /** Returns the members in their order of declaration, superclasses first. */
    static List<Member> of(Class<?> type) {
        return type.isRecord() ? ofRecord(type) : ofClass(type);
    }

    private static List<Member> ofRecord(Class<?> type) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                Field field = type.getDeclaredField(component.getName());
                members.add(of(type, field));
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("a record component has a field", e);
            }
        }
        return members;
    }

    private static List<Member> ofClass(Class<?> type) {
        Deque<Class<?>> line = new ArrayDeque<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            line.push(c);
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (Class<?> c : line) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    members.put(field.getName(), of(c, field));
                }
            }
        }
        return List.copyOf(members.values());
    }

    private static Member of(Class<?> owner, Field field) {
        return new Member(
                owner, field.getName(), field.getType(), field.getGenericType(), field, field.getAnnotatedType());
    }

    /** Returns the annotation of this type from the field, or from its accessor or getter. */
    <A extends Annotation> Optional<A> annotation(Class<A> annotationType) {
        return Arrays.stream(annotations())
                .filter(annotationType::isInstance)
                .map(annotationType::cast)
                .findFirst();
    }

    /** Returns the annotations of the field and of its accessor or getter. */
    Annotation[] annotations() {
        List<Annotation> all = new ArrayList<>(List.of(field.getAnnotations()));
        String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Set<String> accessors = Set.of(name, "get" + capitalized, "is" + capitalized);
        Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && accessors.contains(method.getName()))
                .forEach(method -> all.addAll(List.of(method.getAnnotations())));
        return all.toArray(Annotation[]::new);
    }

    /** Returns the annotations on the type itself and on its type arguments, as in {@code List<@EmailAddress String>}. */
    Annotation[] typeAnnotations() {
        List<Annotation> all = new ArrayList<>();
        TypeWalk.annotations(annotatedType, all);
        return all.toArray(Annotation[]::new);
    }
}
