package dev.tacit.crypto.codec;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.internal.LengthPrefixed;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.schema.RecordSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns records into documents whose encrypted members are ciphertext. Thread-safe. */
final class DocumentSealer<T, D> {
    private final RecordSchema<T> schema;
    private final DocumentMapper<T, D> mapper;
    private final Vault vault;
    private final Tenant tenant;
    private final List<SealedMember> members;
    private final StatedIds<T, D> ids;
    private final MemberNames names;
    private final Set<String> written;
    private final StorageRules rules;

    DocumentSealer(
            RecordSchema<T> schema,
            DocumentMapper<T, D> mapper,
            StatedIds<T, D> ids,
            MemberNames names,
            Vault vault,
            Tenant tenant) {
        this.schema = schema;
        this.mapper = mapper;
        this.vault = vault;
        this.tenant = tenant;
        this.members = ids.members();
        this.ids = ids;
        this.names = names;
        this.written = names.written();
        this.rules = new StorageRules(schema, mapper, members, names);
        rules.demand();
    }

    String seal(T record) {
        if (record.getClass() != schema.type()) {
            throw rules.ofSubclass();
        }
        D document = documentOf(record);
        List<SealedMember> present = new ArrayList<>();
        List<FieldContext> fields = new ArrayList<>();
        List<byte[]> plaintexts = new ArrayList<>();
        for (SealedMember member : members) {
            Optional<String> clear = member.clear(mapper, document);
            if (clear.isPresent()) {
                present.add(member);
                fields.add(context(record, member));
                plaintexts.add(plaintext(member, clear.get()));
            } else if (isLeftInClear(document, record, member)) {
                throw rules.writtenElsewhere(member);
            }
        }
        if (!present.isEmpty() && !ids.areThoseOf(record, document)) {
            throw rules.statedOtherwise();
        }
        List<byte[]> sealed = seal(fields, plaintexts, vault.keyScope(schema, record));
        for (int i = 0; i < present.size(); i++) {
            mapper.putText(document, present.get(i).name(), SealedText.of(sealed.get(i)));
        }
        return readableAgain(mapper.format(document));
    }

    private byte[] plaintext(SealedMember member, String clear) {
        if (!member.isText() && !ReadableAgain.is(clear, 1)) {
            throw rules.notReadableAgain(member.name());
        }
        return LengthPrefixed.utf8(clear);
    }

    private String readableAgain(String stored) {
        if (!ReadableAgain.is(stored, 0)) {
            throw rules.notReadableAgain("");
        }
        return stored;
    }

    private D documentOf(T record) {
        D document = mapper.toDocument(record);
        if (names.isStrict() && !written.containsAll(mapper.names(document))) {
            throw rules.writtenBeside();
        }
        return document;
    }

    private List<byte[]> seal(List<FieldContext> fields, List<byte[]> plaintexts, KeyScope scope) {
        try {
            return vault.encryptAll(fields, plaintexts, scope);
        } finally {
            plaintexts.forEach(plaintext -> Arrays.fill(plaintext, (byte) 0));
        }
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
