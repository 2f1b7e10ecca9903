package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.RecordCodec;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.Optional;

/**
 * The storage codec: a record as JSON whose encrypted members are ciphertext and whose other members are plain.
 *
 * <p>It has a Jackson of its own and never touches the application's {@code ObjectMapper}, which would turn REST answers
 * into ciphertext. A stored member is never taken for clear text: what is no ciphertext is refused. Members that were
 * erased are absent and come back as null (or what the class makes of it).
 *
 * <p>The record's id, and the subject of a member that has one of its own, are those that the document states: what is
 * bound to the record is not found out if the whole document of another record of the same person is put in its place.
 * Where a document holds nothing sealed, nothing is opened: no gate is asked and no event recorded.
 *
 * <p>Immutable and thread-safe. A class in a named module opens its package to {@code dev.tacit.core} and {@code
 * com.fasterxml.jackson.databind}.
 */
public final class SealedJson<T> implements RecordCodec<T> {
    private final RecordSchema<T> schema;
    private final Vault vault;
    private final Tenant tenant;
    private final RecordMapper<T> mapper;
    private final SealedMembers<T> members;

    private SealedJson(RecordSchema<T> schema, Vault vault, Tenant tenant) {
        this.schema = schema;
        this.vault = vault;
        this.tenant = tenant;
        this.mapper = new RecordMapper<>(schema);
        this.members = new SealedMembers<>(schema, mapper, vault, tenant);
    }

    /**
     * Returns the codec of an annotated class, for the sole tenant.
     *
     * @throws dev.tacit.schema.DeclarationException if the declaration cannot hold or does not fit what Jackson sees
     */
    public static <T> SealedJson<T> of(Class<T> type, Vault vault) {
        return of(type, vault, Schemas.annotated());
    }

    /** Returns the codec of a class that these schemas know, for the sole tenant. */
    public static <T> SealedJson<T> of(Class<T> type, Vault vault, Schemas schemas) {
        return new SealedJson<>(schemas.of(type), vault, Tenant.SOLE);
    }

    /** Returns this codec for another tenant. */
    public SealedJson<T> forTenant(Tenant other) {
        return new SealedJson<>(schema, vault, other);
    }

    @Override
    public String recordName() {
        return schema.name();
    }

    /**
     * Returns the stored form.
     *
     * @throws IllegalArgumentException if a member to be sealed has a value and the record names no subject (or, where
     *     it is bound to the record, no record id)
     * @throws dev.tacit.crypto.key.KeyUnavailableException if a key is not cached and cannot be had
     * @throws dev.tacit.crypto.key.KeyShreddedException if the subject was erased
     */
    @Override
    public String write(T record) {
        ObjectNode document = mapper.toTree(record);
        members.seal(record, document);
        return document.toString();
    }

    /**
     * Returns the record.
     *
     * @param expected whose record the caller believes it to be
     * @throws dev.tacit.crypto.key.CiphertextRejectedException if it is another's, or any ciphertext was altered or moved
     * @throws dev.tacit.crypto.key.KeyShreddedException if the subject was erased and a member has no {@code onShredded}
     * @throws dev.tacit.crypto.key.UnknownFormatException if the text is no document of this codec
     * @throws dev.tacit.access.AccessDeniedException if the gate refuses, or nobody stated who reads and why
     */
    @Override
    public T read(String stored, Subject expected) {
        return tryRead(stored, expected).orThrow();
    }

    /**
     * Returns the record of whatever subject the document states. This stops values moved from field to field, but not a
     * whole foreign document put in this one's place: prefer {@link #read(String, Subject)}.
     */
    public T readUnexpected(String stored) {
        ObjectNode document = mapper.parse(stored);
        return open(document, members.statedSubject(document), Operation.READ)
                .map(mapper::toRecord)
                .orThrow();
    }

    /** Returns the record, or why there is none to be had: one erased person does not break a list. */
    public Opened<T> tryRead(String stored, Subject expected) {
        return open(stored, expected, Operation.READ).map(mapper::toRecord);
    }

    @Override
    public JsonObject export(String stored, Subject expected) {
        ObjectNode clear = open(stored, expected, Operation.EXPORT).orThrow();
        return (JsonObject) Json.parse(clear.toString());
    }

    /**
     * Returns the lookup by a member's value.
     *
     * @throws IllegalArgumentException if the member has none declared
     */
    public FieldLookup<T> lookup(String member) {
        return new FieldLookup<>(schema, member, vault, tenant);
    }

    private Opened<ObjectNode> open(String stored, Subject expected, Operation operation) {
        ObjectNode document = mapper.parse(stored);
        members.demand(expected, document);
        return open(document, Optional.of(expected), operation);
    }

    private Opened<ObjectNode> open(ObjectNode document, Optional<Subject> subject, Operation operation) {
        return members.open(document, subject, operation);
    }
}
