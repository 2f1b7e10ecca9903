package dev.tacit.provider;

import dev.tacit.Subject;
import dev.tacit.json.JsonObject;

/**
 * Turns records into their stored form and back. Implemented by the vault's storage codecs, so that providers can export
 * what they cannot read themselves.
 *
 * <p>Implementations are thread-safe.
 */
public interface RecordCodec<T> {
    /** The logical name of the kind of record. */
    String recordName();

    /** Returns the stored form: personal members are ciphertext, the rest is plain JSON. */
    String write(T record);

    /**
     * Returns the record.
     *
     * @param expected whose record the caller believes it to be; another's is rejected
     */
    T read(String stored, Subject expected);

    /** Returns the record's clear content as JSON, for a copy that the data subject asked for. */
    JsonObject export(String stored, Subject expected);
}
