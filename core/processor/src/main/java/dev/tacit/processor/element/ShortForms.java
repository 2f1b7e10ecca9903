package dev.tacit.processor.element;

import dev.tacit.annotation.PersonalData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;

/** Tells what annotations say that something is personal: {@link PersonalData} itself, or a short form of it. */
public final class ShortForms {
    /** Returns what this element or type says by itself, in the order of its annotations. */
    public static Stream<PersonalData> personalData(AnnotatedConstruct place) {
        return Stream.concat(
                Stream.ofNullable(place.getAnnotation(PersonalData.class)),
                place.getAnnotationMirrors().stream()
                        .flatMap(mirror -> search(mirror.getAnnotationType().asElement()).stream()));
    }

    /** A short form may stand on another short form; annotations may stand on each other in a circle. */
    private static Optional<PersonalData> search(Element annotationType) {
        Set<String> seen = new HashSet<>(Set.of(annotationType.toString()));
        Deque<Element> open = new ArrayDeque<>();
        open.add(annotationType);
        while (!open.isEmpty()) {
            Element next = open.poll();
            PersonalData data = next.getAnnotation(PersonalData.class);
            if (data != null) {
                return Optional.of(data);
            }
            next.getAnnotationMirrors().stream()
                    .map(mirror -> mirror.getAnnotationType().asElement())
                    .filter(meta -> !meta.toString().startsWith("java.") && seen.add(meta.toString()))
                    .forEach(open::add);
        }
        return Optional.empty();
    }

    private ShortForms() {}
}
