package dev.tacit.processor.element;

import dev.tacit.annotation.PersonalData;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A member as the compiler shows it: a record's component or an instance field, together with its accessor or getter. An
 * annotation on any of them, which a record repeats on all, counts once.
 *
 * @param field the field that holds the value
 * @param accessors the methods of the same class that hand it out
 */
public record MemberElement(VariableElement field, List<ExecutableElement> accessors) {
    public MemberElement {
        accessors = List.copyOf(accessors);
    }

    /** Returns the members of a class: in their order of declaration, those of superclasses first. */
    public static List<MemberElement> of(TypeElement type) {
        Deque<TypeElement> line = new ArrayDeque<>();
        Set<String> seen = new HashSet<>(); // a class that extends itself is an error that the compiler reports
        for (Element next = type;
                next instanceof TypeElement c && seen.add(c.getQualifiedName().toString());
                next = superclassOf(c)) {
            line.push(c);
        }
        Map<String, MemberElement> members = new LinkedHashMap<>();
        line.forEach(c -> declaredBy(c).forEach(member -> members.put(member.name(), member)));
        return List.copyOf(members.values());
    }

    /** Returns the members that the class itself declares. */
    public static List<MemberElement> declaredBy(TypeElement type) {
        Map<String, ExecutableElement> getters = new HashMap<>();
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getParameters().isEmpty()
                        && !method.getModifiers().contains(Modifier.STATIC))
                .forEach(method -> getters.put(method.getSimpleName().toString(), method));
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .map(field -> new MemberElement(field, accessorsOf(field, getters)))
                .toList();
    }

    private static Element superclassOf(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType declared ? declared.asElement() : type;
    }

    private static List<ExecutableElement> accessorsOf(VariableElement field, Map<String, ExecutableElement> getters) {
        String name = field.getSimpleName().toString();
        String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Stream.of(name, "get" + capitalized, "is" + capitalized)
                .map(getters::get)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Returns the member's name. */
    public String name() {
        return field.getSimpleName().toString();
    }

    /** Returns the class that declares it. */
    public TypeElement owner() {
        return (TypeElement) Objects.requireNonNull(field.getEnclosingElement(), "a field stands in a class");
    }

    /** Returns the type of its values. */
    public TypeMirror type() {
        return field.asType();
    }

    /** Returns the annotation of this type from the field, its accessor or the types that it mentions. */
    public <A extends Annotation> Optional<A> annotation(Class<A> annotationType) {
        return places().stream()
                .map(place -> Optional.ofNullable(place.getAnnotation(annotationType)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Returns what it is classified as, each category once: by {@link PersonalData}, by short forms, in its type's
     * arguments, or by its type's own annotation.
     */
    public Collection<PersonalData> personalData() {
        Map<String, PersonalData> byCategory = new LinkedHashMap<>();
        Stream.concat(places().stream(), classOf(type()).stream())
                .flatMap(MemberElement::personalData)
                .forEach(data -> byCategory.putIfAbsent(data.category(), data));
        return byCategory.values();
    }

    /** Returns what this element or type says by itself that it is. */
    public static Stream<PersonalData> personalData(AnnotatedConstruct place) {
        return Stream.concat(
                Stream.ofNullable(place.getAnnotation(PersonalData.class)),
                place.getAnnotationMirrors().stream().flatMap(MemberElement::shortForm));
    }

    /** Short forms carry {@link PersonalData} themselves. */
    private static Stream<PersonalData> shortForm(AnnotationMirror mirror) {
        return Stream.ofNullable(mirror.getAnnotationType().asElement().getAnnotation(PersonalData.class));
    }

    private List<AnnotatedConstruct> places() {
        List<AnnotatedConstruct> places = new ArrayList<>();
        places.add(field);
        places.addAll(accessors);
        places.addAll(MentionedTypes.in(type()));
        accessors.forEach(accessor -> places.addAll(MentionedTypes.in(accessor.getReturnType())));
        return places;
    }

    private static Optional<Element> classOf(TypeMirror type) {
        return type instanceof DeclaredType declared ? Optional.of(declared.asElement()) : Optional.empty();
    }
}
