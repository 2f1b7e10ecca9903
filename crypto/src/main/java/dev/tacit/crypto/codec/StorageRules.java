package dev.tacit.crypto.codec;

import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordSchema;
import java.util.ArrayList;
import java.util.List;

/** What a class and its mapper must agree on before anything is stored. */
record StorageRules(
        RecordSchema<?> schema, DocumentMapper<?, ?> mapper, List<SealedMember> members, MemberNames names) {
    /** @throws DeclarationException if something would be stored in clear, or could not be read again */
    void demand() {
        List<DeclarationProblem> problems = new ArrayList<>();
        MemberNames.ids(schema, members).filter(id -> !mapper.knows(id)).forEach(id -> problems.add(unknown(id)));
        mapper.foreignProperties()
                .forEach(name -> problems.add(
                        problem(name, "Jackson writes it, and it is no member that could be declared and erased")));
        schema.members().stream()
                .filter(member -> member.mayHoldPersonalData() && mapper.unwraps(member.name()))
                .forEach(member -> problems.add(problem(
                        member.name(),
                        "@JsonUnwrapped writes its parts in its place, where an erasure would not find them; personal data"
                                + " may stand in it")));
        names.judge((name, rule) -> problems.add(problem(name, rule)));
        for (SealedMember member : members) {
            if (!mapper.knows(member.name())) {
                problems.add(unknown(member.name()));
            }
            member.encryption()
                    .onShredded()
                    .filter(json -> !member.isText()
                            && !mapper.fits(json, member.member().genericType()))
                    .ifPresent(wrong ->
                            problems.add(problem(member.name(), "onShredded is no JSON of the member's type")));
        }
        if (!problems.isEmpty()) {
            throw new DeclarationException(problems);
        }
    }

    /** Returns what says that the mapper hid a value where it would stay in clear. */
    DeclarationException writtenElsewhere(SealedMember member) {
        return new DeclarationException(List.of(problem(member.name(), "Jackson wrote its value elsewhere")));
    }

    /** Returns what says that a serializer of the host's wrote something that could be neither sealed nor erased. */
    DeclarationException writtenBeside() {
        return new DeclarationException(List.of(problem("", "Jackson wrote something beside the members")));
    }

    /** Returns what says that the document could not be read again as this person's, or as this record. */
    DeclarationException statedOtherwise() {
        return new DeclarationException(List.of(problem("", "Jackson writes an id as no text that is the id's own")));
    }

    /** @param member empty for one that is not sealed */
    DeclarationException notReadableAgain(String member) {
        return new DeclarationException(List.of(problem(member, ReadableAgain.RULE)));
    }

    /** Jackson would write the subclass's own members, of which the declarations say nothing, in clear. */
    DeclarationException ofSubclass() {
        return new DeclarationException(
                List.of(problem("", "an object of a subclass is written by a codec of its own")));
    }

    private DeclarationProblem unknown(String member) {
        return problem(member, "Jackson writes it under another name or not at all");
    }

    private DeclarationProblem problem(String member, String rule) {
        return new DeclarationProblem(schema.type().getName(), member, rule);
    }
}
