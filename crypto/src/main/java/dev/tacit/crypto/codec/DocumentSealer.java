package dev.tacit.crypto.codec;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.schema.RecordSchema;
import java.util.List;
import java.util.Optional;

/** Turns records into documents whose encrypted members are ciphertext. Thread-safe. */
final class DocumentSealer<T, D> {
    private final RecordSchema<T> schema;
    private final DocumentMapper<T, D> mapper;
    private final Vault vault;
    private final Tenant tenant;
    private final List<SealedMember> members;
    private final StorageRules rules;

    DocumentSealer(RecordSchema<T> schema, DocumentMapper<T, D> mapper, Vault vault, Tenant tenant) {
        this.schema = schema;
        this.mapper = mapper;
        this.vault = vault;
        this.tenant = tenant;
        this.members = SealedMember.of(schema);
        this.rules = new StorageRules(schema, mapper, members);
        rules.demand();
    }

    String seal(T record) {
        D document = mapper.toDocument(record);
        KeyScope scope = vault.keyScope(schema, record);
        for (SealedMember member : members) {
            Optional<String> clear = member.clear(mapper, document);
            if (clear.isPresent()) {
                String sealed = vault.encryptText(clear.get(), context(record, member), scope);
                mapper.putText(document, member.name(), sealed);
            } else if (isLeftInClear(document, record, member)) {
                throw rules.writtenElsewhere(member);
            }
        }
        return mapper.format(document);
    }

    /** A value that is not where it was looked for, or a String that was not written as one. */
    private boolean isLeftInClear(D document, T record, SealedMember member) {
        boolean absent = !mapper.has(document, member.name());
        return absent
                ? member.member().read(record) != null
                : mapper.json(document, member.name()).isPresent();
    }

    private FieldContext context(T record, SealedMember member) {
        Optional<Subject> subject = schema.subjectOf(record, member.member());
        Optional<String> recordId = schema.recordIdOf(record);
        if (subject.isEmpty()) {
            throw new IllegalArgumentException(
                    "a record with a value to seal names its subject; none is set for member " + member.name());
        }
        if (member.isBoundToRecord() && recordId.isEmpty()) {
            throw new IllegalArgumentException(
                    "a value bound to its record needs the record's id; none is set for member " + member.name());
        }
        return member.context(tenant, schema.name(), subject, recordId);
    }
}
