package dev.tacit.crypto.codec;

import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.schema.RecordSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What {@link SealedRecords} does, with the mapper's type of document in hand. Thread-safe. */
final class DocumentCodec<T, D> {
    private final DocumentMapper<T, D> mapper;
    private final StatedIds<T, D> ids;
    private final MemberNames names;
    private final Set<String> readable;
    private final DocumentSealer<T, D> sealer;
    private final DocumentOpener<T, D> opener;

    DocumentCodec(RecordSchema<T> schema, DocumentMapper<T, D> mapper, Vault vault, Tenant tenant) {
        this.mapper = mapper;
        this.ids = new StatedIds<>(schema, mapper, SealedMember.of(schema));
        this.names = MemberNames.of(schema, ids.members(), mapper.reads());
        this.readable = names.readable();
        this.sealer = new DocumentSealer<>(schema, mapper, ids, names, vault, tenant);
        this.opener = new DocumentOpener<>(schema, mapper, ids, vault, tenant);
    }

    String write(T record) {
        return sealer.seal(record);
    }

    Opened<T> read(String stored, Subject expected) {
        return read(mapper.parse(stored), expected);
    }

    Opened<T> read(InputStream in, Subject expected) throws IOException {
        return read(mapper.parse(in), expected);
    }

    Opened<T> readAsStated(String stored) {
        return opener.openAsStated(mapper.parse(stored), Operation.READ).map(this::recordOf);
    }

    List<Opened<T>> readAll(List<StoredRecord> page) {
        return records(opener.openPage(page));
    }

    Iterator<Opened<T>> readAll(InputStream in) throws IOException {
        return new PagedOpening<>(mapper.parseAll(in), this::readAsStated);
    }

    Opened<JsonObject> export(String stored, Subject expected) {
        return opener.open(mapper.parse(stored), expected, Operation.EXPORT).map(this::exported);
    }

    /** What this codec writes stays within the bounds of an export; what somebody else put there may not. */
    private JsonObject exported(D clear) {
        try {
            return (JsonObject) Json.parse(mapper.format(clear));
        } catch (JsonException beyond) {
            throw new UnknownFormatException(
                    "the stored document is deeper, or has greater numbers, than an export may hold",
                    Safe.of("record", ids.schema().name()));
        }
    }

    private Opened<T> read(D document, Subject expected) {
        return opener.open(document, expected, Operation.READ).map(this::recordOf);
    }

    private List<Opened<T>> readAsStated(List<D> page) {
        return records(opener.openPageAsStated(page));
    }

    private List<Opened<T>> records(List<Opened<D>> documents) {
        return documents.stream().map(this::toRecord).toList();
    }

    /** Nothing reaches the class but what has a member's name: no deserializer of the host's, no creator, no builder. */
    private T recordOf(D document) {
        if (names.isStrict()) {
            mapper.retain(document, readable);
        }
        T record = mapper.toRecord(document);
        if (!ids.areThoseOf(record, document)) {
            throw new CiphertextRejectedException();
        }
        return record;
    }

    /** One that does not fit the class fails alone. */
    private Opened<T> toRecord(Opened<D> document) {
        try {
            return document.map(this::recordOf);
        } catch (UnknownFormatException | CiphertextRejectedException e) {
            return new Opened.Failed<>(e);
        }
    }
}
