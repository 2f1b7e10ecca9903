package dev.tacit.access;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The question that is put to an {@link AccessGate} before anything is decrypted.
 *
 * <p>Immutable and thread-safe. Lives in memory only: it names the subject in clear.
 *
 * @param subject whose data; empty where a value is opened that states no subject
 * @param recordName the record's logical name, or the field's, where a value is opened alone
 * @param fields ids of the encrypted members that are opened; not empty
 */
public record AccessRequest(
        Tenant tenant,
        Actor actor,
        String purpose,
        Optional<Subject> subject,
        String recordName,
        Operation operation,
        Set<String> fields) {
    public AccessRequest {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(operation, "operation");
        fields = Set.copyOf(fields);
    }
}
