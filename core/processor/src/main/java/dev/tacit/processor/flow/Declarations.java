package dev.tacit.processor.flow;

import com.sun.source.util.Trees;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Catalog;
import dev.tacit.processor.element.MemberElement;
import dev.tacit.processor.element.MentionedTypes;
import dev.tacit.processor.element.ShortForms;
import dev.tacit.schema.Classification;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What the elements that a method mentions are declared as. Not thread-safe; one a class under inspection. */
final class Declarations {
    private static final Catalog CATALOG = Catalog.standard();
    private static final Set<String> TEXT_GENERATORS = Set.of("lombok.ToString", "lombok.Data", "lombok.Value");

    private final Trees trees;
    private final Map<Element, Optional<Classified>> known = new HashMap<>();
    private final Map<TypeElement, Map<Element, Classified>> members = new HashMap<>();

    Declarations(Trees trees) {
        this.trees = trees;
    }

    /**
     * Returns what a field, accessor, getter, parameter, variable or method is classified as; empty too for what is only
     * {@link Sensitivity#INTERNAL}, such as a surrogate id, which logs may hold.
     */
    Optional<Classified> of(Element element) {
        return known.computeIfAbsent(element, this::read);
    }

    /** Says whether the class's own text shows classified members: a record's does, unless it writes its own. */
    Optional<Classified> shownByText(TypeMirror type) {
        Set<Element> seen = new HashSet<>();
        Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            if (open.pop() instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement c
                    && seen.add(c)
                    && generatesText(c)) {
                Optional<Classified> shown = membersOf(c).values().stream().findFirst();
                if (shown.isPresent()) {
                    return shown;
                }
                MemberElement.of(c).forEach(member -> open.addAll(MentionedTypes.in(member.type())));
            }
        }
        return Optional.empty();
    }

    private Optional<Classified> read(Element element) {
        if (element.getAnnotation(NotPersonal.class) != null) {
            return Optional.empty();
        }
        Stream<PersonalData> own = Stream.concat(
                ShortForms.personalData(element),
                MentionedTypes.in(typeOf(element)).stream().flatMap(ShortForms::personalData));
        return own.findFirst()
                .map(data -> classified(element, data))
                .orElseGet(() -> Optional.ofNullable(element.getEnclosingElement())
                        .filter(owner -> owner instanceof TypeElement && !(element instanceof TypeElement))
                        .map(owner -> membersOf((TypeElement) owner).get(element)))
                .or(() -> ofClass(element));
    }

    /** A class may say of itself that each instance is personal. */
    private Optional<Classified> ofClass(Element element) {
        boolean value = element.getKind().isField()
                || element.getKind() == ElementKind.LOCAL_VARIABLE
                || element.getKind() == ElementKind.PARAMETER;
        return value
                        && typeOf(element) instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement c
                ? MemberElement.ofClass(c).stream().findFirst().flatMap(data -> classified(c, data))
                : Optional.empty();
    }

    private Map<Element, Classified> membersOf(TypeElement type) {
        Map<Element, Classified> found = members.get(type);
        if (found == null) {
            found = new LinkedHashMap<>();
            members.put(type, found);
            for (MemberElement member : MemberElement.of(type)) {
                for (PersonalData data : member.personalData()) {
                    addAll(found, member, classified(member.field(), data));
                }
            }
        }
        return found;
    }

    private static void addAll(Map<Element, Classified> found, MemberElement member, Optional<Classified> data) {
        data.ifPresent(classified -> {
            found.putIfAbsent(member.field(), classified);
            member.accessors().forEach(accessor -> found.putIfAbsent(accessor, classified));
        });
    }

    private static Optional<Classified> classified(Element element, PersonalData data) {
        Sensitivity sensitivity = new Classification(
                        data.category(), Arrays.stream(data.sensitivity()).findFirst(), List.of(), Optional.empty())
                .strictest(CATALOG);
        Element owner = element.getEnclosingElement();
        String declaration = element instanceof TypeElement || owner == null
                ? element.getSimpleName().toString()
                : owner.getSimpleName() + "." + element.getSimpleName();
        return sensitivity.compareTo(Sensitivity.PERSONAL) >= 0
                ? Optional.of(new Classified(declaration, data.category(), false))
                : Optional.empty();
    }

    private boolean generatesText(TypeElement c) {
        boolean writesItsOwn = ElementFilter.methodsIn(c.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals("toString")
                        && method.getParameters().isEmpty()
                        && isWritten(method));
        boolean generated = c.getKind() == ElementKind.RECORD
                || c.getAnnotationMirrors().stream()
                        .anyMatch(mirror -> TEXT_GENERATORS.contains(
                                mirror.getAnnotationType().asElement().toString()));
        return generated && !writesItsOwn;
    }

    /** The text method that a record gets by itself is final, and stands in no source. */
    private boolean isWritten(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.FINAL) || trees.getTree(method) != null;
    }

    private static TypeMirror typeOf(Element element) {
        return element instanceof ExecutableElement method ? method.getReturnType() : element.asType();
    }
}
