package dev.tacit.schema;

import dev.tacit.annotation.Binding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of the encrypted members of one class. Not thread-safe; one a check. */
final class EncryptionRules {
    private final RecordDeclaration owner;
    private final Set<String> subjectMembers = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    EncryptionRules(RecordDeclaration owner) {
        this.owner = owner;
        owner.subjectId().ifPresent(subjectMembers::add);
        owner.members().stream()
                .flatMap(member -> member.encryption().stream())
                .forEach(encryption -> encryption.subjectMember().ifPresent(subjectMembers::add));
    }

    /** Returns the rules that the member breaks, given those before it; none for a member that is not encrypted. */
    List<String> brokenBy(MemberDeclaration member) {
        List<String> rules = new ArrayList<>();
        member.encryption().ifPresent(encryption -> {
            checkPlace(member, rules);
            checkSubject(encryption, rules);
            checkShredding(encryption, member, rules);
            checkIds(encryption, rules);
        });
        return rules;
    }

    private void checkPlace(MemberDeclaration member, List<String> rules) {
        if (owner.name().isEmpty()) {
            rules.add("@Encrypted stands in a class with @PersonalRecord; to seal a nested value,"
                    + " put it on the outer member");
        }
        if (subjectMembers.contains(member.name())) {
            rules.add("the subject's id stays readable: its key is found by it");
        }
        if (owner.recordId().filter(member.name()::equals).isPresent()) {
            rules.add("the record's id stays readable: ciphertexts are bound to it");
        }
    }

    private void checkSubject(EncryptionDeclaration encryption, List<String> rules) {
        if (owner.subjectId().isEmpty() && encryption.subjectMember().isEmpty()) {
            rules.add("a sealed member needs a subject: mark one member with @SubjectId, or name it in subject = …");
        }
        if (encryption
                .subjectMember()
                .filter(name -> owner.member(name).isEmpty())
                .isPresent()) {
            rules.add("subject = … names no member of this class");
        }
        if (encryption.binding() == Binding.RECORD && owner.recordId().isEmpty()) {
            rules.add("bind = RECORD needs a member marked with @RecordId");
        }
    }

    private static void checkShredding(EncryptionDeclaration encryption, MemberDeclaration member, List<String> rules) {
        if (encryption.deterministic()) {
            rules.add("deterministic fields are not built yet; use lookup for search");
        }
        if (encryption.deterministic() && encryption.onShredded().isPresent()) {
            rules.add("a deterministic field cannot be shredded, so that onShredded would never be read");
        }
        encryption
                .onShredded()
                .filter(text -> !OnShredded.fits(text, member.type()))
                .ifPresent(text -> rules.add("onShredded is no JSON of the member's type"));
    }

    private void checkIds(EncryptionDeclaration encryption, List<String> rules) {
        if (!ids.add(encryption.id())) {
            rules.add("another member is, or was, sealed under the same id");
        }
        if (encryption.formerly().stream().anyMatch(former -> !ids.add(former))) {
            rules.add("formerly = … names an id of another member, whose values would open here");
        }
        if (!encryption.id().matches("[A-Za-z0-9._-]{1,64}")) {
            rules.add("the id has 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }
}
