package dev.tacit.crypto;

import dev.tacit.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sealed members of one record, for columns: the text form of each, and the value of its index column.
 *
 * <p>Made by {@link Vault#seal}, or put together from stored columns to be opened by {@link Vault#open(
 * dev.tacit.schema.RecordSchema, SealedFields)}. Immutable and thread-safe. Its text names members only.
 */
public final class SealedFields {
    private final Subject subject;
    private final Optional<String> recordId;
    private final Map<String, String> texts;
    private final Map<String, byte[]> indexes;
    /** All encrypted members of the class; empty if it is not known which. */
    private final Set<String> members;

    SealedFields(
            Subject subject,
            Optional<String> recordId,
            Map<String, String> texts,
            Map<String, byte[]> indexes,
            Set<String> members) {
        this.subject = Objects.requireNonNull(subject, "subject");
        this.members = Set.copyOf(members);
        this.recordId = Objects.requireNonNull(recordId, "recordId");
        this.texts = new LinkedHashMap<>(texts);
        this.indexes = new LinkedHashMap<>(indexes);
    }

    /**
     * Returns what was read from columns.
     *
     * @param subject whose record the reader expects
     * @param recordId the record's id; needed if a member is bound to the record
     * @param texts member → text form; members that were null are left out
     */
    public static SealedFields stored(Subject subject, Optional<String> recordId, Map<String, String> texts) {
        return new SealedFields(subject, recordId, texts, Map.of(), Set.of());
    }

    /** Returns whose record this is. */
    public Subject subject() {
        return subject;
    }

    /** Returns the record's id. */
    public Optional<String> recordId() {
        return recordId;
    }

    /** Returns member → text form, in the order of the class; members that were null are left out. */
    public Map<String, String> texts() {
        return new LinkedHashMap<>(texts);
    }

    /**
     * Returns the text form of a member; empty if the member was null.
     *
     * @throws IllegalArgumentException if {@link Vault#seal} made this and no encrypted member has that name
     */
    public Optional<String> text(String member) {
        requireMember(member);
        return Optional.ofNullable(texts.get(member));
    }

    /**
     * Returns the value of a member's index column, in a fresh array; empty if the member was null or has no lookup.
     *
     * @throws IllegalArgumentException if {@link Vault#seal} made this and no encrypted member has that name
     */
    public Optional<byte[]> index(String member) {
        requireMember(member);
        return Optional.ofNullable(indexes.get(member)).map(byte[]::clone);
    }

    /** A name that is misspelled would else store nothing where there was a value. */
    private void requireMember(String member) {
        if (!members.isEmpty() && !members.contains(member)) {
            throw new IllegalArgumentException(
                    "no encrypted member has this name; there are " + new TreeSet<>(members));
        }
    }

    @Override
    public String toString() {
        return "SealedFields" + texts.keySet();
    }
}
