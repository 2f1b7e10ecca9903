package dev.tacit.processor.element;

import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.NotPersonal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds encrypted members further in, as the schema does at run time. A class seen before adds nothing, so circles end. */
final class EncryptedWithin {
    private final Elements elements;
    private final Types types;

    EncryptedWithin(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
    }

    /** Returns an encrypted member, with its class, of the classes to which the owner's member leads. */
    Optional<String> of(TypeElement owner, MemberElement member) {
        Set<String> seen = new HashSet<>();
        Deque<TypeElement> open = new ArrayDeque<>(classesIn(owner, member));
        while (!open.isEmpty()) {
            TypeElement next = open.poll();
            if (!Ancestors.isJdk(next) && seen.add(next.getQualifiedName().toString())) {
                List<MemberElement> members = next.getKind().isInterface() ? List.of() : MemberElement.of(next);
                Optional<String> encrypted = encryptedIn(next, members);
                if (encrypted.isPresent()) {
                    return encrypted;
                }
                next.getPermittedSubclasses().stream().flatMap(this::classOf).forEach(open::add);
                members.stream()
                        .filter(inner -> inner.annotation(NotPersonal.class).isEmpty())
                        .forEach(inner -> open.addAll(classesIn(next, inner)));
            }
        }
        return Optional.empty();
    }

    private Optional<String> encryptedIn(TypeElement type, List<MemberElement> members) {
        return members.stream()
                .filter(member -> member.annotation(Encrypted.class).isPresent())
                .map(member -> elements.getBinaryName(type) + "." + member.name())
                .findFirst();
    }

    /** A variable of a superclass stands for what the class gives it. */
    private List<TypeElement> classesIn(TypeElement owner, MemberElement member) {
        TypeMirror type = types.asMemberOf((DeclaredType) owner.asType(), member.field());
        return MentionedTypes.in(type).stream().flatMap(this::classOf).toList();
    }

    private Stream<TypeElement> classOf(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? Stream.of(element)
                : Stream.empty();
    }
}
