package dev.tacit.schema;

import dev.tacit.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A declaration together with the means to read instances of the class.
 *
 * <p>Immutable and thread-safe. Obtained from {@link Schemas}.
 */
public final class RecordSchema<T> {
    private final Class<T> type;
    private final RecordDeclaration declaration;
    private final List<MemberSchema> members;
    private final Map<String, MemberSchema> byName;
    private final List<MemberSchema> encrypted;
    private final Optional<MemberSchema> subject;
    private final Optional<MemberSchema> recordId;

    RecordSchema(Class<T> type, RecordDeclaration declaration, List<MemberSchema> members) {
        this.type = type;
        this.declaration = declaration;
        this.members = List.copyOf(members);
        this.byName = members.stream().collect(Collectors.toUnmodifiableMap(MemberSchema::name, member -> member));
        this.encrypted = members.stream()
                .filter(member -> member.declaration().encryption().isPresent())
                .toList();
        this.subject = declaration.subjectId().flatMap(this::member);
        this.recordId = declaration.recordId().flatMap(this::member);
    }

    /** Returns the class. */
    public Class<T> type() {
        return type;
    }

    /** Returns what is declared. */
    public RecordDeclaration declaration() {
        return declaration;
    }

    /**
     * Returns the record's logical name.
     *
     * @throws IllegalStateException if the class only appears inside records
     */
    public String name() {
        return declaration.name().orElseThrow(() -> new IllegalStateException("a nested type has no name of its own"));
    }

    /** Returns all members, classified or not, in the class's order. */
    public List<MemberSchema> members() {
        return members;
    }

    /** Returns the members that are stored as ciphertext. */
    public List<MemberSchema> encryptedMembers() {
        return encrypted;
    }

    /** Returns the member with this name. */
    public Optional<MemberSchema> member(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Returns whose data this is; empty if the class names no subject, or the record's is null or blank, as a guest's is.
     *
     * @throws DeclarationException if the id's value is of a type that has no fixed text
     */
    public Optional<Subject> subjectOf(T record) {
        return subject.flatMap(member -> subjectIn(record, member));
    }

    /**
     * Returns whose data this member of the record is: its own subject where it declares one, and never another in its
     * place; else the record's.
     *
     * @throws DeclarationException if the id's value is of a type that has no fixed text
     */
    public Optional<Subject> subjectOf(T record, MemberSchema member) {
        Optional<String> own = member.declaration().encryption().flatMap(EncryptionDeclaration::subjectMember);
        return own.isPresent() ? own.flatMap(this::member).flatMap(id -> subjectIn(record, id)) : subjectOf(record);
    }

    /**
     * Returns the record's id; empty if the class names none, or the record's is null or blank.
     *
     * @throws DeclarationException if the id's value is of a type that has no fixed text
     */
    public Optional<String> recordIdOf(T record) {
        return recordId.flatMap(member -> IdText.of(member.read(record)));
    }

    private Optional<Subject> subjectIn(T record, MemberSchema member) {
        return IdText.of(member.read(record)).map(Subject::of);
    }
}
