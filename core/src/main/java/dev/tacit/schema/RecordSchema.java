package dev.tacit.schema;

import dev.tacit.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declaration together with the means to read instances of the class.
 *
 * <p>Immutable and thread-safe. Obtained from {@link Schemas}.
 */
public final class RecordSchema<T> {
    private final Class<T> type;
    private final RecordDeclaration declaration;
    private final List<MemberSchema> members;

    RecordSchema(Class<T> type, RecordDeclaration declaration, List<MemberSchema> members) {
        this.type = type;
        this.declaration = declaration;
        this.members = members;
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
        return members.stream()
                .filter(member -> member.declaration().encryption().isPresent())
                .toList();
    }

    /** Returns the member with this name. */
    public Optional<MemberSchema> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** Returns whose data this is; empty if the class names no subject or the member is null. */
    public Optional<Subject> subjectOf(T record) {
        return declaration.subjectId().flatMap(name -> idText(record, name)).map(Subject::of);
    }

    /** Returns whose data this member of the record is: the member's own subject, else the record's. */
    public Optional<Subject> subjectOf(T record, MemberSchema member) {
        return member.declaration()
                .encryption()
                .flatMap(EncryptionDeclaration::subjectMember)
                .map(name -> idText(record, name).map(Subject::of))
                .orElseGet(() -> subjectOf(record));
    }

    /** Returns the record's id; empty if the class names none or the member is null. */
    public Optional<String> recordIdOf(T record) {
        return declaration.recordId().flatMap(name -> idText(record, name));
    }

    /** An id is a String, a UUID, a number, or a value type whose text is its id. */
    private Optional<String> idText(T record, String memberName) {
        @Nullable Object id = member(memberName).orElseThrow().read(record);
        return Optional.ofNullable(id).map(Object::toString).filter(text -> !text.isBlank());
    }
}
