package dev.tacit.crypto.codec;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.RecordCodec;
import dev.tacit.schema.RecordSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The storage codec: a record as JSON whose encrypted members are ciphertext and whose other members are plain. {@code
 * dev.tacit.crypto.jackson.SealedJson} is the one on Jackson 2, {@code dev.tacit.crypto.jackson3.SealedJson} its twin on
 * Jackson 3; each reads what the other wrote.
 *
 * <p>It has an object mapper of its own and never touches the application's, which would turn REST answers into
 * ciphertext. Members have any type that the mapper knows: a String is sealed as its own text, every other type as its
 * JSON. A stored member is never taken for clear text: what is no ciphertext is refused. Members that were erased are
 * absent and come back as null (or what the class makes of it).
 *
 * <p>A sealed member and an id are read from the member of their own name and from nowhere else. A class for which Jackson
 * reads otherwise is refused when its codec is made: {@code @JsonAlias} on such a member, a setter, creator's parameter or
 * {@code @JsonAnySetter} that takes another name, names in any case, a document that names a class. Whatever in a document
 * has another name is left to newer releases: it is dropped before the class, its builder or its deserializer sees it. A
 * class with nothing sealed and no id is not held to this. The ids that are handed out are those that were checked: where
 * Jackson makes another of what the document says ({@code 7} of {@code 7.0}), the document is rejected.
 *
 * <p>The record's id, and the subject of a member that has one of its own, are those that the document states: what is
 * bound to the record is not found out if the whole document of another record of the same person is put in its place.
 * Where a document holds nothing sealed, nothing is opened: no gate is asked and no event recorded.
 *
 * <p>Every method that opens throws an {@code AccessDeniedException} if nobody stated who reads and why, a {@code
 * CiphertextRejectedException} if any ciphertext was altered or moved, an {@code UnknownFormatException} if a text is no
 * document of this codec, and a {@code KeyUnavailableException} if a key is not cached and cannot be had.
 *
 * <p>Immutable and thread-safe. A class in a named module opens its package to {@code dev.tacit.core} and to the mapper's
 * module.
 */
public abstract class SealedRecords<T> implements RecordCodec<T> {
    private final RecordSchema<T> schema;
    private final Vault vault;
    private final Tenant tenant;
    private final DocumentCodec<T, ?> codec;

    /** @throws dev.tacit.schema.DeclarationException if the declaration does not fit what the mapper sees */
    protected SealedRecords(RecordSchema<T> schema, DocumentMapper<T, ?> mapper, Vault vault, Tenant tenant) {
        this.schema = schema;
        this.vault = vault;
        this.tenant = tenant;
        this.codec = new DocumentCodec<>(schema, mapper, vault, tenant);
    }

    /** Returns this codec for another tenant. */
    public abstract SealedRecords<T> forTenant(Tenant other);

    @Override
    public final String recordName() {
        return schema.name();
    }

    /**
     * Returns the stored form.
     *
     * @throws IllegalArgumentException if a member to be sealed has a value and the record names no subject (or, where
     *     it is bound to the record, no record id)
     * @throws dev.tacit.schema.DeclarationException if Jackson cannot write it, writes something beside its members, an id
     *     that could not be read again, or what no export could hold: more than 100 levels, a number of more than 1,000
     *     digits or with such an exponent, a name of more than 50,000 characters
     * @throws dev.tacit.crypto.key.KeyUnavailableException if a key is not cached and cannot be had
     * @throws dev.tacit.crypto.key.KeyShreddedException if the subject was erased
     */
    @Override
    public final String write(T record) {
        return codec.write(record);
    }

    /** Writes the stored form in UTF-8. The stream is neither flushed nor closed. */
    public final void write(T record, OutputStream out) throws IOException {
        out.write(write(record).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes records one by one, each on a line of its own (NDJSON), so that memory holds one of them. What was written
     * before a record that cannot be sealed stays written. The stream is neither flushed nor closed.
     */
    public final void writeLines(Iterator<? extends T> records, OutputStream out) throws IOException {
        while (records.hasNext()) {
            write(records.next(), out);
            out.write('\n');
        }
    }

    /** Writes records one by one as a JSON array, as {@link #writeLines} does lines. */
    public final void writeArray(Iterator<? extends T> records, OutputStream out) throws IOException {
        out.write('[');
        while (records.hasNext()) {
            write(records.next(), out);
            if (records.hasNext()) {
                out.write(',');
            }
        }
        out.write(']');
    }

    /**
     * Returns the record.
     *
     * @param expected whose record the caller believes it to be; another's is rejected
     * @throws dev.tacit.crypto.key.KeyShreddedException if the subject was erased and a member has no {@code onShredded}
     * @throws dev.tacit.access.AccessDeniedException also if the gate refuses
     */
    @Override
    public final T read(String stored, Subject expected) {
        return tryRead(stored, expected).orThrow();
    }

    /** Reads one record in UTF-8 up to the end of the stream, which is not closed. */
    public final T read(InputStream in, Subject expected) throws IOException {
        return codec.read(in, expected).orThrow();
    }

    /**
     * Returns the record of whatever subject the document states. This stops values moved from field to field, but not a
     * whole foreign document put in this one's place: prefer {@link #read(String, Subject)}.
     */
    public final T readUnexpected(String stored) {
        return codec.readAsStated(stored).orThrow();
    }

    /** Returns the record, or why there is none to be had: one erased person does not break a list. */
    public final Opened<T> tryRead(String stored, Subject expected) {
        return codec.read(stored, expected);
    }

    /**
     * Returns the records of a page, one answer each and in its order: shredded, refused or rejected ones, and texts that are
     * no document of this codec, do not break the page. The gate is asked for each, the keys that are not cached come with
     * one question to the key store, and one audit event covers all.
     */
    public final List<Opened<T>> readAll(List<StoredRecord> page) {
        return codec.readAll(page);
    }

    /**
     * Returns the records of a stream that {@link #writeLines} or {@link #writeArray} wrote, each of whatever subject its
     * document states (see {@link #readUnexpected}). They are opened in pages while they are consumed, by the thread that
     * consumes them; memory holds one page. The given stream is not closed. A text that is no JSON ends the sequence, after
     * what stood before it; so does anything behind an array's end. Lines that are missing at the end go unnoticed.
     *
     * @return a sequential stream that throws {@code UncheckedIOException} if the given one fails
     */
    public final Stream<Opened<T>> readAllUnexpected(InputStream in) throws IOException {
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(codec.readAll(in), ordered), false);
    }

    @Override
    public final JsonObject export(String stored, Subject expected) {
        return codec.export(stored, expected).orThrow();
    }

    /**
     * Returns the lookup by a member's value.
     *
     * @throws IllegalArgumentException if the member has none declared
     */
    public final FieldLookup<T> lookup(String member) {
        return new FieldLookup<>(schema, member, vault, tenant);
    }

    /** Returns the schema, for another tenant's codec. */
    protected final RecordSchema<T> schema() {
        return schema;
    }

    /** Returns the vault, for another tenant's codec. */
    protected final Vault vault() {
        return vault;
    }
}
