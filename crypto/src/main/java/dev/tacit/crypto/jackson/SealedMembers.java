package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The encrypted members of one class: sealed into a document, and opened out of it again. */
final class SealedMembers<T> {
    private final RecordSchema<T> schema;
    private final RecordMapper<T> mapper;
    private final Vault vault;
    private final Tenant tenant;
    private final List<SealedMember> members;

    SealedMembers(RecordSchema<T> schema, RecordMapper<T> mapper, Vault vault, Tenant tenant) {
        this.schema = schema;
        this.mapper = mapper;
        this.vault = vault;
        this.tenant = tenant;
        this.members = schema.encryptedMembers().stream().map(SealedMember::of).toList();
        refuseWhatCannotBeStored();
    }

    /** Replaces the members' clear values in the document by ciphertext. */
    void seal(T record, ObjectNode document) {
        for (SealedMember member : members) {
            JsonNode clear = document.get(member.name());
            if (clear == null && member.member().read(record) != null) {
                throw new DeclarationException(List.of(problem(member, "Jackson wrote its value elsewhere")));
            }
            if (clear != null && !clear.isNull()) {
                String text = member.isText() ? clear.textValue() : clear.toString();
                document.put(member.name(), vault.encryptText(text, contextFor(record, member)));
            }
        }
    }

    /** Refuses a document that states another subject than the reader expects; ciphertexts say the same again. */
    void demand(Subject expected, ObjectNode document) {
        if (!statedSubject(document).equals(Optional.of(expected))) {
            throw new CiphertextRejectedException();
        }
    }

    Optional<Subject> statedSubject(ObjectNode document) {
        return schema.declaration()
                .subjectId()
                .flatMap(name -> idIn(document, name))
                .map(Subject::of);
    }

    /** Returns the document with its members opened: one question to the gate, one audit event. */
    Opened<ObjectNode> open(ObjectNode document, Optional<Subject> subject, Operation operation) {
        List<SealedValue> values = sealedValues(document, subject);
        if (values.isEmpty()) {
            return new Opened.Found<>(document);
        }
        RecordOpening opening = new RecordOpening(tenant, schema.name(), operation, subject, values);
        return put(vault.open(opening), document);
    }

    private Opened<ObjectNode> put(Map<String, Opened<byte[]>> answers, ObjectNode document) {
        Map<String, JsonNode> clear = new LinkedHashMap<>();
        for (SealedMember member : members) {
            Opened<byte[]> answer = answers.get(member.name());
            if (answer == null) {
                continue;
            }
            Opened<JsonNode> node = nodeOf(member, answer);
            if (node.value().isEmpty()) {
                return node.map(unreachable -> document);
            }
            clear.put(member.name(), node.orThrow());
        }
        document.setAll(clear);
        return new Opened.Found<>(document);
    }

    private Opened<JsonNode> nodeOf(SealedMember member, Opened<byte[]> answer) {
        Opened<JsonNode> node = answer.map(bytes -> parse(member, new String(bytes, StandardCharsets.UTF_8)));
        if (answer instanceof Opened.Shredded<byte[]>) {
            return member.encryption()
                    .onShredded()
                    .<Opened<JsonNode>>map(replacement -> new Opened.Found<>(parse(member, replacement)))
                    .orElse(node);
        }
        return node;
    }

    private JsonNode parse(SealedMember member, String text) {
        return member.isText() ? TextNode.valueOf(text) : mapper.parseMember(text);
    }

    private List<SealedValue> sealedValues(ObjectNode document, Optional<Subject> subject) {
        List<SealedValue> values = new ArrayList<>();
        for (SealedMember member : members) {
            JsonNode stored = document.get(member.name());
            if (stored != null && !stored.isNull()) {
                FieldContext context = contextIn(document, member, subject);
                values.add(SealedValue.of(member.name(), context, binaryOf(member, stored))
                        .formerly(member.encryption().formerly()));
            }
        }
        return values;
    }

    private byte[] binaryOf(SealedMember member, JsonNode stored) {
        if (!stored.isTextual()) {
            throw new UnknownFormatException(
                    "a member that is declared encrypted holds no ciphertext", Safe.of("field", member.name()));
        }
        return SealedText.parse(stored.textValue());
    }

    private FieldContext contextFor(T record, SealedMember member) {
        Optional<Subject> subject = schema.subjectOf(record, member.member());
        Optional<String> recordId = schema.recordIdOf(record);
        if (subject.isEmpty()) {
            throw new IllegalArgumentException(
                    "a record with a value to seal names its subject; none is set for member " + member.name());
        }
        if (member.encryption().binding() == Binding.RECORD && recordId.isEmpty()) {
            throw new IllegalArgumentException(
                    "a value bound to its record needs the record's id; none is set for member " + member.name());
        }
        return member.context(tenant, schema.name(), subject, recordId);
    }

    private FieldContext contextIn(ObjectNode document, SealedMember member, Optional<Subject> recordSubject) {
        Optional<Subject> subject = member.encryption().subjectMember().isEmpty()
                ? recordSubject
                : member.encryption()
                        .subjectMember()
                        .flatMap(name -> idIn(document, name))
                        .map(Subject::of);
        Optional<String> recordId = schema.declaration().recordId().flatMap(name -> idIn(document, name));
        if (member.encryption().binding() == Binding.RECORD && recordId.isEmpty()) {
            throw new CiphertextRejectedException();
        }
        return member.context(tenant, schema.name(), subject, recordId);
    }

    private static Optional<String> idIn(ObjectNode document, String name) {
        return Optional.ofNullable(document.get(name))
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private void refuseWhatCannotBeStored() {
        List<DeclarationProblem> problems = new ArrayList<>();
        ids().filter(id -> !mapper.knows(id))
                .forEach(id -> problems.add(problem(id, "Jackson writes it under another name or not at all")));
        mapper.foreignProperties()
                .forEach(name -> problems.add(
                        problem(name, "Jackson writes it, and it is no member that could be declared and erased")));
        for (SealedMember member : members) {
            if (!mapper.knows(member.name())) {
                problems.add(problem(member, "Jackson writes it under another name or not at all"));
            }
            member.encryption()
                    .onShredded()
                    .filter(json -> !member.isText()
                            && !mapper.fits(json, member.member().genericType()))
                    .ifPresent(wrong -> problems.add(problem(member, "onShredded is no JSON of the member's type")));
        }
        if (!problems.isEmpty()) {
            throw new DeclarationException(problems);
        }
    }

    /** The members by which a document says whose it is, and which. */
    private Stream<String> ids() {
        return Stream.of(
                        schema.declaration().subjectId().stream(),
                        schema.declaration().recordId().stream(),
                        members.stream().flatMap(member -> member.encryption().subjectMember().stream()))
                .flatMap(names -> names)
                .distinct();
    }

    private DeclarationProblem problem(String member, String rule) {
        return new DeclarationProblem(schema.type().getName(), member, rule);
    }

    private DeclarationProblem problem(SealedMember member, String rule) {
        return problem(member.name(), rule);
    }
}
