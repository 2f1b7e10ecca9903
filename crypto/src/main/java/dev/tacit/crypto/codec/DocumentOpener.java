package dev.tacit.crypto.codec;

import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.RecordOpening;
import dev.tacit.crypto.SealedValue;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.RecordSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the encrypted members of documents: one question to the gate a document, and one audit event a
 * document or page. Thread-safe. */
final class DocumentOpener<T, D> {
    private final RecordSchema<T> schema;
    private final DocumentMapper<T, D> mapper;
    private final Vault vault;
    private final Tenant tenant;
    private final List<SealedMember> members;
    private final StatedIds<T, D> ids;

    DocumentOpener(
            RecordSchema<T> schema, DocumentMapper<T, D> mapper, StatedIds<T, D> ids, Vault vault, Tenant tenant) {
        this.schema = schema;
        this.mapper = mapper;
        this.vault = vault;
        this.tenant = tenant;
        this.members = ids.members();
        this.ids = ids;
    }

    /** Opens a document as that of whomever the reader expects; ciphertexts say the same again as its statement. */
    Opened<D> open(D document, Subject expected, Operation operation) {
        requireStated(document, expected);
        return open(document, Optional.of(expected), operation);
    }

    /** Opens a document as that of whomever it states. */
    Opened<D> openAsStated(D document, Operation operation) {
        return open(document, ids.subject(document), operation);
    }

    /** Opens documents together: one question to the key store, one audit event, and one answer each. */
    List<Opened<D>> openPage(List<StoredRecord> page) {
        return openRows(page.stream()
                .map(stored -> row(() -> mapper.parse(stored.document()), Optional.of(stored.expected())))
                .toList());
    }

    /** Opens documents together, each as that of whomever it states. */
    List<Opened<D>> openPageAsStated(List<D> documents) {
        return openRows(documents.stream()
                .map(document -> row(() -> document, Optional.empty()))
                .toList());
    }

    private List<Opened<D>> openRows(List<DocumentRow<D>> page) {
        Iterator<Map<String, Opened<byte[]>>> answers = vault.openPage(
                        page.stream().flatMap(row -> row.opening().stream()).toList())
                .iterator();
        List<Opened<D>> opened = new ArrayList<>();
        for (DocumentRow<D> row : page) {
            opened.add(row.opening().isPresent() ? putAlone(answers.next(), row) : row.document());
        }
        return opened;
    }

    private Opened<D> putAlone(Map<String, Opened<byte[]>> answers, DocumentRow<D> row) {
        try {
            return put(answers, row.document().orThrow());
        } catch (UnknownFormatException e) {
            return new Opened.Failed<>(e);
        }
    }

    /** A document that is refused before it is opened is its own row's answer. */
    private DocumentRow<D> row(Supplier<D> parsed, Optional<Subject> expected) {
        try {
            D document = parsed.get();
            expected.ifPresent(subject -> requireStated(document, subject));
            Optional<Subject> subject = expected.or(() -> ids.subject(document));
            return new DocumentRow<>(new Opened.Found<>(document), opening(document, subject, Operation.READ));
        } catch (CiphertextRejectedException | UnknownFormatException e) {
            return new DocumentRow<>(new Opened.Failed<>(e), Optional.empty());
        }
    }

    private Opened<D> open(D document, Optional<Subject> subject, Operation operation) {
        Optional<RecordOpening> opening = opening(document, subject, operation);
        return opening.isEmpty() ? new Opened.Found<>(document) : put(vault.open(opening.get()), document);
    }

    /** Empty if there is nothing to open. */
    private Optional<RecordOpening> opening(D document, Optional<Subject> subject, Operation operation) {
        List<SealedValue> values = sealedValues(document, subject);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordOpening(tenant, schema.name(), operation, subject, values));
    }

    private void requireStated(D document, Subject expected) {
        if (!ids.subject(document).equals(Optional.of(expected))) {
            throw new CiphertextRejectedException();
        }
    }

    private Opened<D> put(Map<String, Opened<byte[]>> answers, D document) {
        Map<SealedMember, String> clear = new LinkedHashMap<>();
        for (SealedMember member : members) {
            Opened<byte[]> answer = answers.get(member.name());
            if (answer == null) {
                continue;
            }
            Opened<String> text = textOf(member, answer);
            if (text.value().isEmpty()) {
                return text.map(unreachable -> document);
            }
            clear.put(member, text.orThrow());
        }
        clear.forEach((member, text) -> member.put(mapper, document, text));
        return new Opened.Found<>(document);
    }

    private static Opened<String> textOf(SealedMember member, Opened<byte[]> answer) {
        Opened<String> text = answer.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        if (answer instanceof Opened.Shredded<byte[]>) {
            return member.encryption()
                    .onShredded()
                    .<Opened<String>>map(Opened.Found::new)
                    .orElse(text);
        }
        return text;
    }

    private List<SealedValue> sealedValues(D document, Optional<Subject> subject) {
        List<SealedValue> values = new ArrayList<>();
        for (SealedMember member : members) {
            if (mapper.json(document, member.name()).isPresent()) {
                FieldContext context = context(document, member, subject);
                values.add(SealedValue.of(member.name(), context, binary(document, member))
                        .formerly(member.encryption().formerly()));
            }
        }
        return values;
    }

    private byte[] binary(D document, SealedMember member) {
        return mapper.text(document, member.name())
                .map(SealedText::parse)
                .orElseThrow(() -> new UnknownFormatException(
                        "a member that is declared encrypted holds no ciphertext", Safe.of("field", member.name())));
    }

    private FieldContext context(D document, SealedMember member, Optional<Subject> recordSubject) {
        Optional<Subject> subject =
                member.encryption().subjectMember().isEmpty() ? recordSubject : ids.ownSubject(document, member);
        Optional<String> recordId = ids.recordId(document);
        boolean namesNobody = subject.isEmpty() && member.encryption().binding() != Binding.FIELD;
        if (namesNobody || (member.isBoundToRecord() && recordId.isEmpty())) {
            throw new CiphertextRejectedException();
        }
        return member.context(tenant, schema.name(), subject, recordId);
    }
}
