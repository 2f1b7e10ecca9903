package dev.tacit.crypto.codec;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import java.util.List;
import java.util.Optional;

/**
 * An encrypted member and where its ciphertexts belong. A String is sealed as its own text, every other type as its JSON.
 */
record SealedMember(MemberSchema member, EncryptionDeclaration encryption) {
    static List<SealedMember> of(RecordSchema<?> schema) {
        return schema.encryptedMembers().stream()
                .map(member -> new SealedMember(
                        member, member.declaration().encryption().orElseThrow()))
                .toList();
    }

    String name() {
        return member.name();
    }

    boolean isText() {
        return member.type() == String.class;
    }

    boolean isBoundToRecord() {
        return encryption.binding() == Binding.RECORD;
    }

    /** Returns what is sealed of a document's member, or empty if the member is absent or null. */
    <D> Optional<String> clear(DocumentMapper<?, D> mapper, D document) {
        return isText() ? mapper.text(document, name()) : mapper.json(document, name());
    }

    /** Puts what was sealed back. */
    <D> void put(DocumentMapper<?, D> mapper, D document, String clear) {
        if (isText()) {
            mapper.putText(document, name(), clear);
        } else {
            mapper.putJson(document, name(), clear);
        }
    }

    FieldContext context(Tenant tenant, String recordName, Optional<Subject> subject, Optional<String> recordId) {
        return new FieldContext(
                tenant,
                recordName,
                encryption.id(),
                encryption.binding(),
                subject,
                isBoundToRecord() ? recordId : Optional.empty());
    }
}
