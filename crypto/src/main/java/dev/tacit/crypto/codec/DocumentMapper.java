package dev.tacit.crypto.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * An object mapper as the storage codec needs one: it turns the records of one class into documents, trees of JSON whose
 * members are named as in the class, and back, and looks into a document's members.
 *
 * <p>What it throws quotes no value: {@code UnknownFormatException} for a text or tree that does not fit, {@code
 * DeclarationException} for a record that it cannot write. Implementations are thread-safe; documents are not.
 *
 * @param <T> the class of the records
 * @param <D> the mapper's own type of document
 */
public interface DocumentMapper<T, D> {
    /** Says whether the member is written under its own name; one renamed or unwrapped would be stored in clear. */
    boolean knows(String member);

    /** Says whether the member's parts are written in its place, where an erasure that goes by its name would not find them. */
    boolean unwraps(String member);

    /**
     * Returns what is written beside the members, a getter that an annotation makes a property for one: such text would be
     * neither sealed nor erased.
     */
    Set<String> foreignProperties();

    /** Returns what is read of the class, be it written or not. */
    ReadProperties reads();

    /** Says whether this JSON can be read into a member's type. */
    boolean fits(String json, Type memberType);

    /** Returns the record as a fresh document. */
    D toDocument(T record);

    /** Returns the record of a document: an object of the very class. */
    T toRecord(D document);

    /** Returns the document that this text is, and nothing beside it. */
    D parse(String text);

    /** Reads one document in UTF-8 up to the stream's end. */
    D parse(InputStream in) throws IOException;

    /**
     * Reads one document after the other, in UTF-8, from a JSON array or from texts that follow one another. The iterator
     * throws {@code UncheckedIOException} if the stream fails.
     */
    Iterator<D> parseAll(InputStream in) throws IOException;

    /** Returns the document's text, on one line. */
    String format(D document);

    /** Returns the names of the document's members. */
    Set<String> names(D document);

    /** Takes out of the document whatever has another name than these. */
    void retain(D document, Set<String> names);

    /** Says whether the document has the member, be it null. */
    boolean has(D document, String member);

    /** Returns the JSON of a member; empty if the member is absent or null. */
    Optional<String> json(D document, String member);

    /** Returns the text of a member that is a JSON string. */
    Optional<String> text(D document, String member);

    /** Returns the text of a member that is a string, a number or a boolean. */
    Optional<String> scalar(D document, String member);

    /** Puts a JSON string in the member's place. */
    void putText(D document, String member, String text);

    /** Puts JSON in the member's place. */
    void putJson(D document, String member, String json);
}
