package dev.tacit.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is said of a class, as plain data: the one format for annotations, for the data map that the build writes and for
 * mappings of classes that the host cannot edit. All checks are functions over it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the logical name; empty for a type that only appears inside records
 * @param className the class's binary name
 * @param retain the retention policy's name
 * @param recordId the member that names the record
 * @param subjectId the member that names the data subject
 * @param members each name once; all members in the class's own order, or in a mapping those of which something is said
 */
public record RecordDeclaration(
        Optional<String> name,
        String className,
        Optional<String> retain,
        Optional<String> recordId,
        Optional<String> subjectId,
        List<MemberDeclaration> members) {
    public RecordDeclaration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(retain, "retain");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(subjectId, "subjectId");
        members = List.copyOf(members);
    }

    /** Returns a declaration of a class that only appears inside records. */
    public static RecordDeclaration of(String className, List<MemberDeclaration> members) {
        return new RecordDeclaration(
                Optional.empty(), className, Optional.empty(), Optional.empty(), Optional.empty(), members);
    }

    /** Returns the same as a personal record with this logical name. */
    public RecordDeclaration named(String logicalName) {
        return new RecordDeclaration(Optional.of(logicalName), className, retain, recordId, subjectId, members);
    }

    /** Returns the same with these members as ids. */
    public RecordDeclaration withIds(String recordIdMember, String subjectIdMember) {
        return new RecordDeclaration(
                name, className, retain, Optional.of(recordIdMember), Optional.of(subjectIdMember), members);
    }

    /** Returns the member with this name. */
    public Optional<MemberDeclaration> member(String memberName) {
        return members.stream()
                .filter(member -> member.name().equals(memberName))
                .findFirst();
    }

    /** Says whether any member is personal data or encrypted, or the class is a personal record. */
    public boolean saysAnything() {
        return name.isPresent() || members.stream().anyMatch(MemberDeclaration::isPersonal);
    }
}
