package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A member as reflection shows it: a record's component, or an instance field of a class or of one of its superclasses.
 * Java repeats a component's annotation on field, accessor and parameter; it counts once.
 *
 * @param owner the class that declares the field
 * @param annotations those of the field, of its accessors wherever they are inherited from, and of the constructor's
 *     parameter
 * @param typeAnnotations those on the type and on its arguments, as in {@code List<@EmailAddress String>}
 */
record Member(
        Class<?> owner, Field field, Type genericType, List<Annotation> annotations, List<Annotation> typeAnnotations) {

    /** Returns the members in their order of declaration, superclasses first. */
    static List<Member> of(Class<?> type) {
        return new MemberReader(type).read();
    }

    /** Returns what a compiler has put into each instance. */
    static List<Member> capturedBy(Class<?> type) {
        return MemberReader.captured(type);
    }

    static Member of(Field field, List<Annotation> annotations) {
        return new Member(
                field.getDeclaringClass(),
                field,
                field.getGenericType(),
                annotations,
                TypeWalk.annotations(field.getAnnotatedType()));
    }

    String name() {
        return field.getName();
    }

    Class<?> type() {
        return field.getType();
    }

    /** Returns the same member with these annotations too, each once. */
    Member with(List<Annotation> more) {
        Set<Annotation> all = new LinkedHashSet<>(annotations);
        all.addAll(more);
        return new Member(owner, field, genericType, new ArrayList<>(all), typeAnnotations);
    }

    /** Returns the same member with what was said of the one of a superclass that it hides. */
    Member over(Member hidden) {
        Set<Annotation> inTypes = new LinkedHashSet<>(typeAnnotations);
        inTypes.addAll(hidden.typeAnnotations);
        return new Member(owner, field, genericType, annotations, new ArrayList<>(inTypes)).with(hidden.annotations);
    }

    /** Returns the member's annotation of this type. */
    <A extends Annotation> Optional<A> annotation(Class<A> annotationType) {
        return annotations.stream()
                .filter(annotationType::isInstance)
                .map(annotationType::cast)
                .findFirst();
    }
}
