package dev.tacit.processor.element;

import dev.tacit.annotation.Anchor;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;
import dev.tacit.schema.Classification;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads a class's annotations, as the compiler sees them, into the same declaration that reflection yields. */
public final class ElementReader {
    private final TypeElement type;
    private final String className;
    private final List<MemberElement> members;

    public ElementReader(TypeElement type, Elements elements) {
        this.type = type;
        this.className = elements.getBinaryName(type).toString();
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
                memberWith(RecordId.class),
                memberWith(SubjectId.class),
                members.stream().map(ElementReader::declaration).toList());
    }

    private Optional<String> memberWith(Class<? extends Annotation> marker) {
        return members.stream()
                .filter(member -> member.annotation(marker).isPresent())
                .map(MemberElement::name)
                .findFirst();
    }

    private static MemberDeclaration declaration(MemberElement member) {
        return new MemberDeclaration(
                member.name(),
                Optional.empty(),
                member.personalData().stream()
                        .map(ElementReader::classification)
                        .toList(),
                member.annotation(Encrypted.class).map(encrypted -> encryption(member.name(), encrypted)),
                member.annotation(Anchor.class).map(Anchor::value),
                member.annotation(NotPersonal.class).map(NotPersonal::reason));
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
