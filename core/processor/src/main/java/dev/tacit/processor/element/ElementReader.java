package dev.tacit.processor.element;

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
import dev.tacit.schema.Classification;
import dev.tacit.schema.DeclarationChecks;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Reads a class's annotations, as the compiler sees them, into the same declaration that reflection yields. */
public final class ElementReader {
    private final TypeElement type;
    private final String className;
    private final List<MemberElement> members;
    private final ErasedNames names;
    private final EncryptedWithin encryptedWithin;

    public ElementReader(TypeElement type, ProcessingEnvironment environment) {
        this.type = type;
        this.names = new ErasedNames(environment.getElementUtils(), environment.getTypeUtils());
        this.encryptedWithin = new EncryptedWithin(environment);
        this.className = environment.getElementUtils().getBinaryName(type).toString();
        this.members = MemberElement.of(type);
    }

    /** Returns the members that the declaration speaks of. */
    public List<MemberElement> members() {
        return members;
    }

    /** Returns the declaration. */
    public RecordDeclaration read() {
        return new RecordDeclaration(
                Optional.ofNullable(type.getAnnotation(PersonalRecord.class)).map(PersonalRecord::value),
                className,
                Optional.ofNullable(type.getAnnotation(Retain.class)).map(Retain::value),
                membersWith(RecordId.class).findFirst(),
                membersWith(SubjectId.class).findFirst(),
                members.stream().map(this::declaration).toList());
    }

    /**
     * Returns what a declaration cannot express: two members where there may be one, a getter without its member, a short
     * form lost at run time, an encrypted member further in than its record.
     */
    public List<DeclarationProblem> problems() {
        List<DeclarationProblem> problems = new ArrayList<>();
        for (Class<? extends Annotation> marker : List.of(RecordId.class, SubjectId.class)) {
            membersWith(marker)
                    .skip(1)
                    .forEach(member -> problems.add(new DeclarationProblem(
                            className, member, "another member is marked @" + marker.getSimpleName() + " already")));
        }
        Set<String> known = members.stream().map(MemberElement::name).collect(Collectors.toSet());
        new Accessors(type)
                .annotatedWithoutMember(known)
                .forEach(getter -> problems.add(new DeclarationProblem(
                        className,
                        getter,
                        "the getter is annotated and no field has its name; annotate the fields it reads")));
        ShortForms.lostAtRunTime(type).forEach(form -> problems.add(lost("", form)));
        members.forEach(member -> member.lostAtRunTime().forEach(form -> problems.add(lost(member.name(), form))));
        RecordDeclaration declaration = read();
        members.forEach(member -> readableAround(declaration, member).ifPresent(problems::add));
        return problems;
    }

    private Optional<DeclarationProblem> readableAround(RecordDeclaration owner, MemberElement member) {
        return owner.member(member.name())
                .flatMap(said -> DeclarationChecks.readableAround(owner, said, () -> encryptedWithin.of(type, member)));
    }

    private DeclarationProblem lost(String member, String form) {
        return new DeclarationProblem(
                className,
                member,
                "@" + form + " is gone at run time, where nothing would be protected; write"
                        + " @Retention(RetentionPolicy.RUNTIME) before its declaration");
    }

    private Stream<String> membersWith(Class<? extends Annotation> marker) {
        return members.stream()
                .filter(member -> member.annotation(marker).isPresent())
                .map(MemberElement::name);
    }

    private MemberDeclaration declaration(MemberElement member) {
        return new MemberDeclaration(
                member.name(),
                Optional.of(names.of(member.type())),
                classifications(member),
                member.annotation(Encrypted.class).map(encrypted -> encryption(member.name(), encrypted)),
                member.annotation(Anchor.class).map(Anchor::value),
                member.annotation(NotPersonal.class).map(NotPersonal::reason));
    }

    /** Each category once: Java shows one annotation on field, accessor and type. */
    private List<Classification> classifications(MemberElement member) {
        Map<String, Classification> found = new LinkedHashMap<>();
        member.personalData().forEach(data -> found.merge(data.category(), classification(data), Classification::and));
        List<String> purposes = purposesOf(member);
        return found.values().stream()
                .map(said -> said.purposes().isEmpty() ? said.forPurposes(purposes) : said)
                .toList();
    }

    private List<String> purposesOf(MemberElement member) {
        return member.annotation(Purposes.class)
                .or(() -> Optional.ofNullable(type.getAnnotation(Purposes.class)))
                .map(purposes -> List.of(purposes.value()))
                .orElse(List.of());
    }

    private static Classification classification(PersonalData data) {
        return new Classification(
                data.category(),
                Arrays.stream(data.sensitivity()).findFirst(),
                List.of(data.purposes()),
                text(data.notes()));
    }

    private static EncryptionDeclaration encryption(String member, Encrypted encrypted) {
        return new EncryptionDeclaration(
                text(encrypted.id()).orElse(member),
                List.of(encrypted.formerly()),
                encrypted.bind(),
                text(encrypted.subject()),
                Arrays.stream(encrypted.lookup()).findFirst().map(Lookup::value),
                text(encrypted.onShredded()),
                encrypted.deterministic());
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
