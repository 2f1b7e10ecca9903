package dev.tacit.schema;

import dev.tacit.annotation.PersonalData;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which annotations speak of personal data: ours, and the short forms that ours or a host's own stand on. */
final class Annotations {
    private static final ClassValue<Optional<PersonalData>> MEANINGS = new ClassValue<>() {
        @Override
        protected Optional<PersonalData> computeValue(Class<?> annotationType) {
            return search(annotationType);
        }
    };

    /** Returns the classifications among these annotations, in order. */
    static List<PersonalData> personalData(Collection<Annotation> annotations) {
        return annotations.stream()
                .map(Annotations::personalData)
                .flatMap(Optional::stream)
                .toList();
    }

    static boolean isOurs(Annotation annotation) {
        return personalData(annotation).isPresent()
                || annotation.annotationType().getPackage() == PersonalData.class.getPackage();
    }

    /** The annotation itself, or the nearest one on which the short form stands. */
    private static Optional<PersonalData> personalData(Annotation annotation) {
        return annotation instanceof PersonalData data ? Optional.of(data) : MEANINGS.get(annotation.annotationType());
    }

    /** A short form may stand on another short form; annotations may stand on each other in a circle. */
    private static Optional<PersonalData> search(Class<?> annotationType) {
        Set<Class<?>> seen = new HashSet<>(Set.of(annotationType));
        Deque<Class<?>> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            PersonalData data = next.getAnnotation(PersonalData.class);
            if (data != null) {
                return Optional.of(data);
            }
            for (Annotation meta : next.getAnnotations()) {
                if (!Hierarchy.isJdk(meta.annotationType()) && seen.add(meta.annotationType())) {
                    open.add(meta.annotationType());
                }
            }
        }
        return Optional.empty();
    }

    private Annotations() {}
}
