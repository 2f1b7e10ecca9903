package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.schema.MemberSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final List<MemberSchema> members;

    SealedFields(
            Subject subject,
            Optional<String> recordId,
            Map<String, String> texts,
            Map<String, byte[]> indexes,
            List<MemberSchema> members) {
        this.subject = Objects.requireNonNull(subject, "subject");
        this.members = List.copyOf(members);
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
        return new SealedFields(subject, recordId, texts, Map.of(), List.of());
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
        @Nullable String text = texts.get(member);
        if (text == null) {
            requireMember(member);
        }
        return Optional.ofNullable(text);
    }

    /**
     * Returns the value of a member's index column, in a fresh array; empty if the member was null or has no lookup.
     *
     * @throws IllegalArgumentException if {@link Vault#seal} made this and no encrypted member has that name
     */
    public Optional<byte[]> index(String member) {
        byte @Nullable [] index = indexes.get(member);
        if (index == null) {
            requireMember(member);
        }
        return Optional.ofNullable(index).map(byte[]::clone);
    }

    /** Returns how many members have a text. */
    int count() {
        return texts.size();
    }

    /** A name that is misspelled would else store nothing where there was a value. */
    private void requireMember(String member) {
        if (!members.isEmpty()
                && members.stream().noneMatch(known -> known.name().equals(member))) {
            throw new IllegalArgumentException("no encrypted member has this name; there are "
                    + members.stream().map(MemberSchema::name).sorted().toList());
        }
    }

    @Override
    public String toString() {
        return "SealedFields" + texts.keySet();
    }
}
