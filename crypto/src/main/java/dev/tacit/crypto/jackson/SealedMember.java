package dev.tacit.crypto.jackson;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberSchema;
import java.util.Optional;

/**
 * An encrypted member and where its ciphertexts belong. A String is sealed as its own text, every other type as its JSON.
 */
record SealedMember(MemberSchema member, EncryptionDeclaration encryption) {
    static SealedMember of(MemberSchema member) {
        return new SealedMember(member, member.declaration().encryption().orElseThrow());
    }

    String name() {
        return member.name();
    }

    boolean isText() {
        return member.type() == String.class;
    }

    FieldContext context(Tenant tenant, String recordName, Optional<Subject> subject, Optional<String> recordId) {
        return new FieldContext(
                tenant,
                recordName,
                encryption.id(),
                encryption.binding(),
                subject,
                encryption.binding() == Binding.RECORD ? recordId : Optional.empty());
    }
}
