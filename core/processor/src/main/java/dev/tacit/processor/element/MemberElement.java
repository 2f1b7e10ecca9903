package dev.tacit.processor.element;

import dev.tacit.annotation.PersonalData;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A member as the compiler shows it: a record's component or an instance field, together with its accessors and getters.
 * An annotation on any of them, which a record repeats on all, counts once.
 *
 * @param field the field that holds the value
 * @param accessors the methods that hand it out, wherever they are inherited from
 * @param hidden fields of this name in superclasses: what is said of them is said of it
 */
public record MemberElement(VariableElement field, List<ExecutableElement> accessors, List<VariableElement> hidden) {
    public MemberElement {
        accessors = List.copyOf(accessors);
        hidden = List.copyOf(hidden);
    }

    /** Returns the members of a class: in their order of declaration, those of superclasses first. */
    public static List<MemberElement> of(TypeElement type) {
        Accessors accessors = new Accessors(type);
        Map<String, MemberElement> members = new LinkedHashMap<>();
        Ancestors.line(type).stream()
                .flatMap(c -> ElementFilter.fieldsIn(c.getEnclosedElements()).stream())
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .map(field -> new MemberElement(field, accessors.of(field), List.of()))
                .forEach(member -> members.merge(member.name(), member, (hidden, hiding) -> hiding.over(hidden)));
        return List.copyOf(members.values());
    }

    private MemberElement over(MemberElement other) {
        List<VariableElement> all = new ArrayList<>(other.hidden);
        all.add(other.field);
        return new MemberElement(field, accessors, all);
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

    /** Returns the annotation of this type from the field or its accessors. */
    public <A extends Annotation> Optional<A> annotation(Class<A> annotationType) {
        return Stream.of(List.of(field), accessors, hidden)
                .flatMap(List::stream)
                .flatMap(place -> Stream.ofNullable(place.getAnnotation(annotationType)))
                .findFirst();
    }

    /**
     * Returns what says that it is personal: annotations and short forms on it and in its type's arguments, or else those
     * on the class of its values.
     */
    public List<PersonalData> personalData() {
        List<PersonalData> said =
                places().stream().flatMap(ShortForms::personalData).toList();
        return said.isEmpty() && type() instanceof DeclaredType declared
                ? ofClass((TypeElement) declared.asElement())
                : said;
    }

    /** Returns what a class, or else its nearest superclass or an interface of theirs, says that all its instances are. */
    public static List<PersonalData> ofClass(TypeElement type) {
        return Ancestors.all(type).stream()
                .flatMap(ShortForms::personalData)
                .limit(1)
                .toList();
    }

    /** Returns the names of the short forms on it that reflection would not find at run time. */
    Stream<String> lostAtRunTime() {
        return places().stream().flatMap(ShortForms::lostAtRunTime).distinct();
    }

    private List<AnnotatedConstruct> places() {
        List<AnnotatedConstruct> places = new ArrayList<>();
        places.add(field);
        places.addAll(accessors);
        places.addAll(hidden);
        places.addAll(MentionedTypes.in(type()));
        hidden.forEach(other -> places.addAll(MentionedTypes.in(other.asType())));
        accessors.forEach(accessor -> places.addAll(MentionedTypes.in(accessor.getReturnType())));
        return places;
    }
}
