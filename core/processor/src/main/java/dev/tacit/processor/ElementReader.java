package dev.tacit.processor;

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
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a class's annotations, as the compiler sees them, into the same declaration that reflection yields. */
final class ElementReader {
    private final TypeElement type;
    private final Elements elements;
    private final List<VariableElement> fields;

    ElementReader(TypeElement type, Elements elements) {
        this.type = type;
        this.elements = elements;
        this.fields = ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .toList();
    }

    RecordDeclaration read() {
        return new RecordDeclaration(
                Optional.ofNullable(type.getAnnotation(PersonalRecord.class)).map(PersonalRecord::value),
                elements.getBinaryName(type).toString(),
                Optional.ofNullable(type.getAnnotation(Retain.class)).map(Retain::value),
                memberWith(RecordId.class),
                memberWith(SubjectId.class),
                fields.stream().map(this::declaration).toList());
    }

    private Optional<String> memberWith(Class<? extends Annotation> marker) {
        return fields.stream()
                .filter(field -> annotation(field, marker).isPresent())
                .map(field -> field.getSimpleName().toString())
                .findFirst();
    }

    private MemberDeclaration declaration(VariableElement field) {
        String name = field.getSimpleName().toString();
        return new MemberDeclaration(
                name,
                Optional.empty(),
                classification(field).stream().toList(),
                annotation(field, Encrypted.class).map(encrypted -> encryption(name, encrypted)),
                annotation(field, Anchor.class).map(Anchor::value),
                annotation(field, NotPersonal.class).map(NotPersonal::reason));
    }

    /** A field's annotation, or the one on its accessor or getter; a record repeats a component's on both. */
    private <A extends Annotation> Optional<A> annotation(VariableElement field, Class<A> annotationType) {
        return places(field)
                .map(place -> Optional.ofNullable(place.getAnnotation(annotationType)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<AnnotatedConstruct> places(VariableElement field) {
        String name = field.getSimpleName().toString();
        String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        List<String> accessors = List.of(name, "get" + capitalized, "is" + capitalized);
        return Stream.concat(
                Stream.of(field),
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(method -> method.getParameters().isEmpty()
                                && accessors.contains(method.getSimpleName().toString())));
    }

    private Optional<Classification> classification(VariableElement field) {
        Stream<AnnotatedConstruct> all = Stream.concat(places(field), typesIn(field.asType()));
        return all.flatMap(place -> place.getAnnotationMirrors().stream())
                .map(ElementReader::personalData)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> places(field)
                        .map(place -> Optional.ofNullable(place.getAnnotation(PersonalData.class)))
                        .flatMap(Optional::stream)
                        .findFirst())
                .map(data -> new Classification(
                        data.category(),
                        Arrays.stream(data.sensitivity()).findFirst(),
                        List.of(data.purposes()),
                        text(data.notes())));
    }

    /** Short forms carry {@link PersonalData} themselves. */
    private static Optional<PersonalData> personalData(AnnotationMirror mirror) {
        return Optional.ofNullable(mirror.getAnnotationType().asElement().getAnnotation(PersonalData.class));
    }

    private static Stream<AnnotatedConstruct> typesIn(TypeMirror mirror) {
        Stream<AnnotatedConstruct> self = Stream.of(mirror);
        return mirror instanceof DeclaredType declared
                ? Stream.concat(self, declared.getTypeArguments().stream().flatMap(ElementReader::typesIn))
                : self;
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
