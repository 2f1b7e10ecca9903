package dev.tacit.processor.element;

import dev.tacit.annotation.PersonalData;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;

/** Tells what annotations say that something is personal: {@link PersonalData} itself, or a short form of it. */
public final class ShortForms {
    private static final String OURS = PersonalData.class.getPackageName() + ".";

    /** Returns what this element or type says by itself, in the order of its annotations. */
    public static Stream<PersonalData> personalData(AnnotatedConstruct place) {
        return Stream.concat(
                Stream.ofNullable(place.getAnnotation(PersonalData.class)),
                place.getAnnotationMirrors().stream()
                        .flatMap(mirror -> search(mirror.getAnnotationType().asElement()).stream()));
    }

    /**
     * Returns the names of the short forms here that are not kept for run time, or stand on ones that are not: reflection
     * would find nothing, and the value would be handled as anybody's.
     */
    static Stream<String> lostAtRunTime(AnnotatedConstruct place) {
        return place.getAnnotationMirrors().stream()
                .flatMap(mirror -> allOf(mirror.getAnnotationType().asElement()).stream())
                .filter(form -> !search(form).isEmpty() && !isKept(form))
                .map(form -> form.getSimpleName().toString());
    }

    private static boolean isKept(Element annotationType) {
        Retention retention = annotationType.getAnnotation(Retention.class);
        return retention != null && retention.value() == RetentionPolicy.RUNTIME;
    }

    /** Says whether an annotation of Tacit's, or a short form, stands here. */
    static boolean isOurs(AnnotatedConstruct place) {
        return place.getAnnotationMirrors().stream()
                        .anyMatch(
                                mirror -> mirror.getAnnotationType().toString().startsWith(OURS))
                || personalData(place).findAny().isPresent();
    }

    /** A short form may stand on other short forms, and then means all of them. */
    private static List<PersonalData> search(Element annotationType) {
        return allOf(annotationType).stream()
                .flatMap(form -> Stream.ofNullable(form.getAnnotation(PersonalData.class)))
                .toList();
    }

    /** Returns the annotation's type and those on which it stands, the nearest first; they may form a circle. */
    private static List<Element> allOf(Element annotationType) {
        List<Element> found = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(annotationType.toString()));
        Deque<Element> open = new ArrayDeque<>();
        open.add(annotationType);
        while (!open.isEmpty()) {
            Element next = open.poll();
            found.add(next);
            next.getAnnotationMirrors().stream()
                    .map(mirror -> mirror.getAnnotationType().asElement())
                    .filter(meta -> !meta.toString().startsWith("java.") && seen.add(meta.toString()))
                    .forEach(open::add);
        }
        return found;
    }

    private ShortForms() {}
}
