package dev.tacit.schema;

import dev.tacit.annotation.PersonalData;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which annotations speak of personal data: ours, and the short forms that ours or a host's own stand on. */
final class Annotations {
    private static final ClassValue<List<PersonalData>> MEANINGS = new ClassValue<>() {
        @Override
        protected List<PersonalData> computeValue(Class<?> annotationType) {
            return search(annotationType);
        }
    };

    /** Returns the classifications among these annotations, in order. */
    static List<PersonalData> personalData(Collection<Annotation> annotations) {
        return annotations.stream()
                .flatMap(annotation -> personalData(annotation).stream())
                .toList();
    }

    static boolean isOurs(Annotation annotation) {
        return !personalData(annotation).isEmpty()
                || annotation.annotationType().getPackage() == PersonalData.class.getPackage();
    }

    /** The annotation itself, or those on which the short form stands, the nearest first. */
    private static List<PersonalData> personalData(Annotation annotation) {
        return annotation instanceof PersonalData data ? List.of(data) : MEANINGS.get(annotation.annotationType());
    }

    /** A short form may stand on several, and means all of them; annotations may stand on each other in a circle. */
    private static List<PersonalData> search(Class<?> annotationType) {
        List<PersonalData> found = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>(Set.of(annotationType));
        Deque<Class<?>> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            PersonalData data = next.getAnnotation(PersonalData.class);
            if (data != null) {
                found.add(data);
            }
            for (Annotation meta : next.getAnnotations()) {
                if (!Hierarchy.isJdk(meta.annotationType()) && seen.add(meta.annotationType())) {
                    open.add(meta.annotationType());
                }
            }
        }
        return List.copyOf(found);
    }

    private Annotations() {}
}
