package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.LengthPrefixed;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.minimize.Normalization;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seals and opens the encrypted members of a record one by one, for columns. Members are texts. Thread-safe. */
final class ColumnSealer {
    private final Vault vault;

    ColumnSealer(Vault vault) {
        this.vault = vault;
    }

    <T> SealedFields seal(Tenant tenant, RecordSchema<T> schema, T record) {
        Subject owner = schema.subjectOf(record).orElseThrow(ColumnSealer::noSubject);
        Optional<String> recordId = schema.recordIdOf(record);
        KeyScope scope = vault.keyScope(schema, record);
        List<String> names = new ArrayList<>();
        List<FieldContext> fields = new ArrayList<>();
        List<byte[]> plaintexts = new ArrayList<>();
        Map<String, byte[]> indexes = new LinkedHashMap<>();
        for (MemberSchema member : schema.encryptedMembers()) {
            Optional<String> value = text(member, record);
            if (value.isPresent()) {
                Subject subject = schema.subjectOf(record, member).orElseThrow(ColumnSealer::noSubject);
                FieldContext field = context(tenant, schema, member, subject, recordId);
                names.add(member.name());
                fields.add(field);
                plaintexts.add(LengthPrefixed.utf8(value.get()));
                index(field, member, value.get()).ifPresent(index -> indexes.put(member.name(), index));
            }
        }
        return new SealedFields(
                owner, recordId, texts(names, seal(fields, plaintexts, scope)), indexes, schema.encryptedMembers());
    }

    private List<byte[]> seal(List<FieldContext> fields, List<byte[]> plaintexts, KeyScope scope) {
        try {
            return vault.encryptAll(fields, plaintexts, scope);
        } finally {
            plaintexts.forEach(plaintext -> Arrays.fill(plaintext, (byte) 0));
        }
    }

    private static Map<String, String> texts(List<String> names, List<byte[]> sealed) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            texts.put(names.get(i), SealedText.of(sealed.get(i)));
        }
        return texts;
    }

    Map<String, Opened<String>> open(Tenant tenant, RecordSchema<?> schema, SealedFields fields) {
        List<SealedValue> values = values(tenant, schema, fields);
        return values.isEmpty() ? Map.of() : texts(vault.open(opening(tenant, schema, fields, values)));
    }

    /** A record without values takes no part. */
    List<Map<String, Opened<String>>> openPage(Tenant tenant, RecordSchema<?> schema, List<SealedFields> page) {
        List<RecordOpening> openings = new ArrayList<>();
        List<Optional<Map<String, Opened<String>>>> unopened = new ArrayList<>();
        for (SealedFields fields : page) {
            try {
                List<SealedValue> values = values(tenant, schema, fields);
                unopened.add(values.isEmpty() ? Optional.of(Map.of()) : Optional.empty());
                if (!values.isEmpty()) {
                    openings.add(opening(tenant, schema, fields, values));
                }
            } catch (UnknownFormatException | CiphertextRejectedException e) {
                unopened.add(Optional.of(failed(schema, fields, e)));
            }
        }
        Iterator<Map<String, Opened<byte[]>>> opened = vault.openPage(openings).iterator();
        List<Map<String, Opened<String>>> answers = new ArrayList<>();
        unopened.forEach(answer -> answers.add(answer.orElseGet(() -> texts(opened.next()))));
        return answers;
    }

    /** What is no ciphertext fails its own record, as on a page of bytes. */
    private static Map<String, Opened<String>> failed(
            RecordSchema<?> schema, SealedFields fields, CryptoException failure) {
        Map<String, Opened<String>> answers = new LinkedHashMap<>();
        for (MemberSchema member : schema.encryptedMembers()) {
            if (fields.text(member.name()).isPresent()) {
                answers.put(member.name(), new Opened.Failed<>(failure));
            }
        }
        return answers;
    }

    private static RecordOpening opening(
            Tenant tenant, RecordSchema<?> schema, SealedFields fields, List<SealedValue> values) {
        return new RecordOpening(tenant, schema.name(), Operation.READ, Optional.of(fields.subject()), values);
    }

    private static List<SealedValue> values(Tenant tenant, RecordSchema<?> schema, SealedFields fields) {
        requirePossibleIds(fields);
        List<SealedValue> values = new ArrayList<>();
        for (MemberSchema member : schema.encryptedMembers()) {
            Optional<String> text = fields.text(member.name());
            if (text.isPresent()) {
                values.add(value(tenant, schema, member, fields, text.get()));
            }
        }
        if (values.size() < fields.count()) { // it would be left out of the answer, and look like null
            throw new IllegalArgumentException("a text is named like no encrypted member; there are "
                    + schema.encryptedMembers().stream()
                            .map(MemberSchema::name)
                            .sorted()
                            .toList());
        }
        return values;
    }

    private static Map<String, Opened<String>> texts(Map<String, Opened<byte[]>> answers) {
        Map<String, Opened<String>> texts = new LinkedHashMap<>();
        answers.forEach((member, answer) -> texts.put(member, answer.map(Vault::text)));
        return texts;
    }

    private static SealedValue value(
            Tenant tenant, RecordSchema<?> schema, MemberSchema member, SealedFields fields, String text) {
        EncryptionDeclaration encryption = encryption(member);
        if (encryption.subjectMember().isPresent()) {
            throw new IllegalArgumentException(
                    "a member with a subject of its own is opened by itself, with that subject");
        }
        if (encryption.binding() == Binding.RECORD && fields.recordId().isEmpty()) {
            throw new CiphertextRejectedException();
        }
        FieldContext context = context(tenant, schema, member, fields.subject(), fields.recordId());
        return SealedValue.of(member.name(), context, sealedIn(context, text)).formerly(encryption.formerly());
    }

    private static byte[] sealedIn(FieldContext context, String text) {
        if (!SealedText.looksSealed(text)) {
            throw new UnknownFormatException(
                    "what is stored for this field is no sealed value; values that are there already have to be sealed first",
                    Safe.of("record", context.recordName()),
                    Safe.of("field", context.fieldId()));
        }
        return SealedText.parse(text);
    }

    private Optional<byte[]> index(FieldContext context, MemberSchema member, String value) {
        return encryption(member)
                .lookup()
                .map(normalizer -> Normalization.of(normalizer).apply(value))
                .filter(normal -> !normal.isEmpty())
                .map(normal -> vault.indexOf(context.tenant(), context.recordName(), context.fieldId(), normal));
    }

    private static FieldContext context(
            Tenant tenant, RecordSchema<?> schema, MemberSchema member, Subject subject, Optional<String> recordId) {
        EncryptionDeclaration encryption = encryption(member);
        Optional<String> bound = encryption.binding() == Binding.RECORD ? recordId : Optional.empty();
        return new FieldContext(
                tenant, schema.name(), encryption.id(), encryption.binding(), Optional.of(subject), bound);
    }

    /** Ids that nobody can have were put there. */
    private static void requirePossibleIds(SealedFields fields) {
        try {
            Stream.concat(Stream.of(fields.subject().id()), fields.recordId().stream())
                    .forEach(LengthPrefixed::utf8);
        } catch (IllegalArgumentException impossible) {
            throw new CiphertextRejectedException();
        }
    }

    private static Optional<String> text(MemberSchema member, Object record) {
        @Nullable Object value = member.read(record);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new IllegalArgumentException("columns take members that are Strings; SealedJson takes the others");
    }

    private static EncryptionDeclaration encryption(MemberSchema member) {
        return member.declaration().encryption().orElseThrow();
    }

    private static IllegalArgumentException noSubject() {
        return new IllegalArgumentException("a record is sealed for its data subject, and this one names none");
    }
}
