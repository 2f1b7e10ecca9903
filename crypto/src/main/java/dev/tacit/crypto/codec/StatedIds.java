package dev.tacit.crypto.codec;

import dev.tacit.Subject;
import dev.tacit.crypto.internal.LengthPrefixed;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.schema.RecordSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whose a document says it is, and which. Thread-safe. */
record StatedIds<T, D>(RecordSchema<T> schema, DocumentMapper<T, D> mapper, List<SealedMember> members) {
    /** @throws CiphertextRejectedException if nobody can have this id */
    Optional<Subject> subject(D document) {
        return schema.declaration().subjectId().flatMap(name -> subjectIn(document, name));
    }

    /** Returns the subject of the member's own, where it declares one. */
    Optional<Subject> ownSubject(D document, SealedMember member) {
        return member.encryption().subjectMember().flatMap(name -> subjectIn(document, name));
    }

    Optional<String> recordId(D document) {
        return schema.declaration().recordId().flatMap(name -> idIn(document, name));
    }

    /**
     * Says whether the record has the ids that the document states. Jackson takes more than one text for an id: {@code
     * 7.0}, {@code " 7"} and nothing at all where the class has a default. What was checked must be what is handed out.
     */
    boolean areThoseOf(T record, D document) {
        try {
            return members.isEmpty()
                    || (subject(document).equals(schema.subjectOf(record))
                            && members.stream().allMatch(member -> areThoseOf(record, document, member)));
        } catch (IllegalArgumentException | CiphertextRejectedException impossible) {
            return false;
        }
    }

    private boolean areThoseOf(T record, D document, SealedMember member) {
        boolean sameSubject = member.encryption().subjectMember().isEmpty()
                || ownSubject(document, member).equals(schema.subjectOf(record, member.member()));
        return sameSubject && (!member.isBoundToRecord() || recordId(document).equals(schema.recordIdOf(record)));
    }

    private Optional<Subject> subjectIn(D document, String name) {
        return idIn(document, name).map(id -> rejectUnless(() -> Subject.of(id)));
    }

    private Optional<String> idIn(D document, String name) {
        Optional<String> id = mapper.scalar(document, name).filter(text -> !text.isBlank());
        id.ifPresent(text -> rejectUnless(() -> LengthPrefixed.utf8(text)));
        return id;
    }

    /** An id that nobody can have, too long or with half a character, was put there. */
    private static <I> I rejectUnless(Supplier<I> possible) {
        try {
            return possible.get();
        } catch (IllegalArgumentException impossible) {
            throw new CiphertextRejectedException();
        }
    }
}
