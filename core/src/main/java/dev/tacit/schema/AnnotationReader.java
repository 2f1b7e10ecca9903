package dev.tacit.schema;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.Purposes;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a class's annotations into a {@link RecordDeclaration}; looks at no instance and opens no package. */
final class AnnotationReader {
    private final Class<?> type;
    private final List<Member> members;

    AnnotationReader(Class<?> type, List<Member> members) {
        this.type = type;
        this.members = members;
    }

    RecordDeclaration read() {
        return new RecordDeclaration(
                Optional.ofNullable(type.getAnnotation(PersonalRecord.class)).map(PersonalRecord::value),
                type.getName(),
                Optional.ofNullable(type.getAnnotation(Retain.class)).map(Retain::value),
                membersWith(RecordId.class).findFirst(),
                membersWith(SubjectId.class).findFirst(),
                members.stream().map(this::declaration).toList());
    }

    /** Returns what a declaration cannot express: two members where there may be one. */
    List<DeclarationProblem> problems() {
        List<DeclarationProblem> problems = new ArrayList<>();
        for (Class<? extends Annotation> marker : List.of(RecordId.class, SubjectId.class)) {
            membersWith(marker)
                    .skip(1)
                    .forEach(member -> problems.add(new DeclarationProblem(
                            type.getName(),
                            member,
                            "another member is marked @" + marker.getSimpleName() + " already")));
        }
        return problems;
    }

    private Stream<String> membersWith(Class<? extends Annotation> marker) {
        return members.stream()
                .filter(member -> member.annotation(marker).isPresent())
                .map(Member::name);
    }

    private MemberDeclaration declaration(Member member) {
        return new MemberDeclaration(
                member.name(),
                Optional.of(member.type().getTypeName()),
                classifications(member),
                member.annotation(Encrypted.class).map(encrypted -> encryption(member, encrypted)),
                member.annotation(Anchor.class).map(Anchor::value),
                member.annotation(NotPersonal.class).map(NotPersonal::reason));
    }

    /**
     * Returns what the class itself, or else its nearest superclass or an interface of theirs, is classified as: the first
     * found.
     */
    static Optional<Classification> classificationOf(Class<?> type) {
        return Hierarchy.all(type).stream()
                .flatMap(c -> Annotations.personalData(List.of(c.getDeclaredAnnotations())).stream())
                .findFirst()
                .map(AnnotationReader::classification);
    }

    /** Each category once: Java shows one annotation on field, accessor and type. */
    private List<Classification> classifications(Member member) {
        Map<String, Classification> found = new LinkedHashMap<>();
        List<Annotation> all = new ArrayList<>(member.annotations());
        all.addAll(member.typeAnnotations());
        Annotations.personalData(all)
                .forEach(data -> found.merge(data.category(), classification(data), Classification::and));
        if (found.isEmpty()) {
            classificationOf(member.type()).ifPresent(whole -> found.put(whole.category(), whole));
        }
        List<String> purposes = purposesOf(member);
        return found.values().stream()
                .map(said -> said.purposes().isEmpty() ? said.forPurposes(purposes) : said)
                .toList();
    }

    private List<String> purposesOf(Member member) {
        return member.annotation(Purposes.class)
                .or(() -> Optional.ofNullable(type.getAnnotation(Purposes.class)))
                .map(Purposes::value)
                .map(List::of)
                .orElse(List.of());
    }

    private static Classification classification(PersonalData data) {
        return new Classification(
                data.category(), first(data.sensitivity()), List.of(data.purposes()), text(data.notes()));
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
