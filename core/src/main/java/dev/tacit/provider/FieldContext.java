package dev.tacit.provider;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import java.util.Objects;
import java.util.Optional;

/**
 * Where one sealed value belongs. It is authenticated, not hidden, and must be given again, equal, to open the value.
 *
 * <p>Immutable and thread-safe. Its text shows the field only: a host's record id may name a person.
 *
 * @param recordName the record's logical name
 * @param fieldId the encrypted member's stable id
 * @param binding what the value is bound to
 * @param subject whose value it is; needed to seal, and to open what is bound to a subject for sure
 * @param recordId the record's id; needed where the binding is {@link Binding#RECORD}
 */
public record FieldContext(
        Tenant tenant,
        String recordName,
        String fieldId,
        Binding binding,
        Optional<Subject> subject,
        Optional<String> recordId) {
    public FieldContext {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(fieldId, "fieldId");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(recordId, "recordId");
        if (binding == Binding.RECORD && recordId.isEmpty()) {
            throw new IllegalArgumentException("binding to the record needs the record's id");
        }
    }

    /** Returns the context of a field of this subject's, bound to the subject. */
    public static FieldContext of(Tenant tenant, String recordName, String fieldId, Subject subject) {
        return new FieldContext(tenant, recordName, fieldId, Binding.SUBJECT, Optional.of(subject), Optional.empty());
    }

    @Override
    public String toString() {
        return "FieldContext[" + recordName + "." + fieldId + ", …]";
    }
}
