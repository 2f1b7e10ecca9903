package dev.tacit.processor;

import dev.tacit.processor.element.MemberElement;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** A class of this compilation with what it declares. */
record DeclaredClass(
        TypeElement type,
        List<MemberElement> members,
        RecordDeclaration declaration,
        List<DeclarationProblem> problems) {

    /** Returns where a finding about this member is shown: at its field, or at the class if the member is inherited. */
    Element placeOf(String member) {
        return members.stream()
                .filter(candidate -> candidate.name().equals(member))
                .map(MemberElement::field)
                .filter(field -> type.equals(field.getEnclosingElement()))
                .map(Element.class::cast)
                .findFirst()
                .orElse(type);
    }

    /** Returns the member's place in a baseline. */
    String nameOf(MemberDeclaration member) {
        return declaration.className() + "." + member.name();
    }

    String simpleName() {
        return type.getSimpleName().toString();
    }
}
