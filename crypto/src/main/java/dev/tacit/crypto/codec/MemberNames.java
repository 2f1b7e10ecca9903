package dev.tacit.crypto.codec;

import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which a document may hold something for the record. Sealed members, and those that say whose the
 * document is and which, are guarded: they come from the member of their own name and from nowhere else.
 */
record MemberNames(Set<String> members, Set<String> guarded, ReadProperties read) {
    static MemberNames of(RecordSchema<?> schema, List<SealedMember> sealed, ReadProperties read) {
        Set<String> members = schema.members().stream().map(MemberSchema::name).collect(Collectors.toSet());
        Set<String> guarded = Stream.concat(ids(schema, sealed), sealed.stream().map(SealedMember::name))
                .collect(Collectors.toSet());
        return new MemberNames(members, guarded, read);
    }

    /** The members by which a document says whose it is, and which. */
    static Stream<String> ids(RecordSchema<?> schema, List<SealedMember> sealed) {
        return Stream.of(
                        schema.declaration().subjectId().stream(),
                        schema.declaration().recordId().stream(),
                        sealed.stream().flatMap(member -> member.encryption().subjectMember().stream()))
                .flatMap(names -> names)
                .distinct();
    }

    /** A record with nothing sealed and no id is its class's own affair. */
    boolean isStrict() {
        return !guarded.isEmpty();
    }

    /** Returns what may stand in a document that is written. */
    Set<String> written() {
        Set<String> names = new HashSet<>(members);
        names.addAll(read.beside());
        return names;
    }

    /** Returns what may stand in a document that is read. */
    Set<String> readable() {
        Set<String> names = written();
        read.properties().stream()
                .filter(property -> members.contains(property.name()))
                .forEach(property -> names.addAll(property.aliases()));
        return names;
    }

    /** Hands over, with the name in question, each rule that the class breaks. */
    void judge(BiConsumer<String, String> problem) {
        if (!isStrict()) {
            return;
        }
        read.properties().forEach(property -> judge(property, problem));
        read.beside().stream()
                .filter(members::contains)
                .forEach(name -> problem.accept(name, "Jackson writes something of that name beside the members"));
        read.liberties().forEach(liberty -> problem.accept("", liberty + " lets a document say more than its members"));
    }

    private void judge(ReadProperties.Property property, BiConsumer<String, String> problem) {
        String name = property.name();
        if (!members.contains(name)) {
            if (property.isDeclared()) {
                problem.accept(name, "Jackson reads it, and it is no member that is written under this name");
            }
        } else if (property.isRenamed() && members.contains(property.implicitName())) {
            problem.accept(name, "Jackson reads another member from it");
        } else if (hasStolenAlias(property)) {
            problem.accept(
                    name, "@JsonAlias would let what stands under another name pass for what was sealed or checked");
        }
    }

    private boolean hasStolenAlias(ReadProperties.Property property) {
        return !property.aliases().isEmpty()
                && (guarded.contains(property.name())
                        || property.aliases().stream().anyMatch(members::contains));
    }
}
