package dev.tacit.schema;

import dev.tacit.annotation.Binding;
import dev.tacit.category.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds everything in a declaration that cannot hold. A function over plain data, at build time and at run time. */
public final class DeclarationChecks {
    private final Catalog catalog;

    private DeclarationChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the checks against the categories of this catalog. */
    public static DeclarationChecks with(Catalog catalog) {
        return new DeclarationChecks(catalog);
    }

    /** Returns all problems, in the order of the members; empty if the declaration holds. */
    public List<DeclarationProblem> check(RecordDeclaration declaration) {
        List<DeclarationProblem> problems = new ArrayList<>();
        declaration
                .name()
                .filter(name -> !name.matches("[a-z0-9._-]{1,64}"))
                .ifPresent(name -> problems.add(new DeclarationProblem(
                        declaration.className(), "", "the record's name has 1 to 64 characters of a-z 0-9 . _ -")));
        Set<String> ids = new HashSet<>();
        for (MemberDeclaration member : declaration.members()) {
            rulesBrokenBy(member, declaration, ids)
                    .forEach(
                            rule -> problems.add(new DeclarationProblem(declaration.className(), member.name(), rule)));
        }
        return problems;
    }

    private List<String> rulesBrokenBy(MemberDeclaration member, RecordDeclaration owner, Set<String> ids) {
        List<String> rules = new ArrayList<>();
        member.classifications().stream()
                .filter(classification ->
                        catalog.category(classification.category()).isEmpty())
                .forEach(unknown -> rules.add(
                        "its category is not in the catalog; use a constant of Categories, or register your own"));
        member.encryption().ifPresent(encryption -> rules.addAll(rulesBrokenBy(encryption, member, owner, ids)));
        return rules;
    }

    private static List<String> rulesBrokenBy(
            EncryptionDeclaration encryption, MemberDeclaration member, RecordDeclaration owner, Set<String> ids) {
        List<String> rules = new ArrayList<>();
        if (owner.name().isEmpty()) {
            rules.add("@Encrypted stands in a class with @PersonalRecord; to seal a nested value,"
                    + " put it on the outer member");
        }
        if (encryption.deterministic()) {
            rules.add("deterministic fields are not built yet; use lookup for search");
        }
        if (owner.subjectId().filter(member.name()::equals).isPresent()) {
            rules.add("the subject's id stays readable: its key is found by it");
        }
        if (owner.recordId().filter(member.name()::equals).isPresent()) {
            rules.add("the record's id stays readable: ciphertexts are bound to it");
        }
        if (owner.subjectId().isEmpty() && encryption.subjectMember().isEmpty()) {
            rules.add("a sealed member needs a subject: mark one member with @SubjectId, or name it in subject = …");
        }
        encryption
                .subjectMember()
                .filter(name -> owner.member(name).isEmpty())
                .ifPresent(unknown -> rules.add("subject = … names no member of this class"));
        if (encryption.binding() == Binding.RECORD && owner.recordId().isEmpty()) {
            rules.add("bind = RECORD needs a member marked with @RecordId");
        }
        if (!ids.add(encryption.id())) {
            rules.add("another member is, or was, sealed under the same id");
        }
        if (encryption.formerly().stream().anyMatch(former -> !ids.add(former))) {
            rules.add("formerly = … names an id of another member, whose values would open here");
        }
        if (!encryption.id().matches("[A-Za-z0-9._-]{1,64}")) {
            rules.add("the id has 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
        return rules;
    }
}
