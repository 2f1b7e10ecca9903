package dev.tacit.schema;

import dev.tacit.annotation.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether values that were sealed by a former declaration open by the current one, and are found by it. Immutable and
 * thread-safe.
 */
record SealedAlike(RecordDeclaration before, RecordDeclaration now) {
    /** Returns what changed of the members whose ids are known as before. */
    List<DeclarationProblem> changes() {
        List<DeclarationProblem> problems = new ArrayList<>();
        for (MemberDeclaration member : before.members()) {
            member.encryption()
                    .ifPresent(former -> successor(former.id())
                            .ifPresent(heir -> rules(former, heir.encryption().orElseThrow())
                                    .forEach(rule ->
                                            problems.add(new DeclarationProblem(now.className(), heir.name(), rule)))));
        }
        return problems;
    }

    private Optional<MemberDeclaration> successor(String id) {
        return now.members().stream()
                .filter(member -> member.encryption()
                        .filter(seal -> seal.id().equals(id) || seal.formerly().contains(id))
                        .isPresent())
                .findFirst();
    }

    private List<String> rules(EncryptionDeclaration former, EncryptionDeclaration current) {
        List<String> rules = new ArrayList<>();
        if (former.binding() != current.binding()) {
            rules.add(
                    "its bind = " + former.binding() + " changed, and stored values open by that alone; seal them anew"
                            + " before the former data map says otherwise");
        } else if (isSubjectChanged(former, current)
                || (current.binding() == Binding.RECORD && isAnother(before.recordId(), now.recordId()))) {
            rules.add("another member names its subject or record now, and stored values open for the former one alone;"
                    + " seal them anew before the former data map says otherwise");
        }
        if (former.lookup().isPresent()
                && current.lookup().isPresent()
                && !former.lookup().equals(current.lookup())) {
            rules.add(
                    "its lookup changed, and what is stored is found by the former alone; index it anew before the former"
                            + " data map says otherwise");
        }
        return rules;
    }

    private boolean isSubjectChanged(EncryptionDeclaration former, EncryptionDeclaration current) {
        return isAnother(
                former.subjectMember().or(before::subjectId),
                current.subjectMember().or(now::subjectId));
    }

    /** A member that was renamed holds the same id under its new name; one that is still there was left for another. */
    private boolean isAnother(Optional<String> former, Optional<String> current) {
        return !former.equals(current) && former.flatMap(now::member).isPresent();
    }
}
