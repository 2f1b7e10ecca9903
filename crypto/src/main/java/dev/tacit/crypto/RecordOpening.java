package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The sealed values of one record, to be opened together: one question to the gate and one audit event, however many
 * fields.
 *
 * <p>Immutable and thread-safe.
 *
 * @param subject whose record the reader expects; told to the gate. What a value must be bound to stands in its own
 *     context, because a member may belong to another person than the record
 * @param values at least one; all of this tenant and kind of record, each at a place of its own; those that are bound to a subject name it
 */
public record RecordOpening(
        Tenant tenant, String recordName, Operation operation, Optional<Subject> subject, List<SealedValue> values) {
    public RecordOpening {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(subject, "subject");
        values = List.copyOf(values);
        Set<String> places = new HashSet<>();
        for (SealedValue value : values) {
            if (!places.add(value.place())) {
                throw new IllegalArgumentException("two sealed values of a record stand at the same place");
            }
            if (!value.context().tenant().equals(tenant)) {
                throw new IllegalArgumentException("all sealed values of a record belong to one tenant");
            }
            if (!value.context().recordName().equals(recordName)) { // the gate is asked about this kind, and no other
                throw new IllegalArgumentException("all sealed values of a record are of its kind");
            }
            requireExpectation(value.context());
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an opening has at least one sealed value");
        }
    }

    /** A question that cannot be answered is refused before anything is opened for it. */
    static void requireExpectation(FieldContext context) {
        if (context.binding() != Binding.FIELD && context.subject().isEmpty()) {
            throw new IllegalArgumentException(
                    "opening what is bound to a subject needs the subject that the reader expects");
        }
    }
}
