package dev.tacit.schema;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a class's annotations into a {@link RecordDeclaration}; looks at no instance and opens no package. */
final class AnnotationReader {
    private final Class<?> type;
    private final List<Member> members;

    AnnotationReader(Class<?> type) {
        this.type = type;
        this.members = Member.of(type);
    }

    RecordDeclaration read() {
        return new RecordDeclaration(
                Optional.ofNullable(type.getAnnotation(PersonalRecord.class)).map(PersonalRecord::value),
                type.getName(),
                Optional.ofNullable(type.getAnnotation(Retain.class)).map(Retain::value),
                memberWith(RecordId.class),
                memberWith(SubjectId.class),
                members.stream().map(AnnotationReader::declaration).toList());
    }

    private Optional<String> memberWith(Class<? extends Annotation> marker) {
        return members.stream()
                .filter(member -> member.annotation(marker).isPresent())
                .map(Member::name)
                .findFirst();
    }

    private static MemberDeclaration declaration(Member member) {
        return new MemberDeclaration(
                member.name(),
                Optional.of(member.type().getTypeName()),
                classification(member).stream().toList(),
                member.annotation(Encrypted.class).map(encrypted -> encryption(member, encrypted)),
                member.annotation(Anchor.class).map(Anchor::value),
                member.annotation(NotPersonal.class).map(NotPersonal::reason));
    }

    /** Returns what the class itself, or else its nearest superclass, is classified as. */
    static Optional<Classification> classificationOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .map(c -> personalData(c.getAnnotations()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(AnnotationReader::classification);
    }

    private static Optional<Classification> classification(Member member) {
        return Stream.of(
                        member.annotations(),
                        member.typeAnnotations(),
                        member.type().getAnnotations())
                .map(AnnotationReader::personalData)
                .flatMap(Optional::stream)
                .findFirst()
                .map(AnnotationReader::classification);
    }

    private static Classification classification(PersonalData data) {
        return new Classification(
                data.category(), first(data.sensitivity()), List.of(data.purposes()), text(data.notes()));
    }

    /** Finds the annotation itself, or the one on a short form. */
    private static Optional<PersonalData> personalData(Annotation... annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation instanceof PersonalData data
                        ? Optional.of(data)
                        : Optional.<PersonalData>ofNullable(
                                annotation.annotationType().getAnnotation(PersonalData.class)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static EncryptionDeclaration encryption(Member member, Encrypted encrypted) {
        return new EncryptionDeclaration(
                text(encrypted.id()).orElse(member.name()),
                List.of(encrypted.formerly()),
                encrypted.bind(),
                text(encrypted.subject()),
                first(encrypted.lookup()).map(Lookup::value),
                text(encrypted.onShredded()),
                encrypted.deterministic());
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static <T> Optional<T> first(T[] values) {
        return Arrays.stream(values).findFirst();
    }
}
